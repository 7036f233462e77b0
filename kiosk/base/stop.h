// SIGTERM and SIGINT as a stop token. Construct it first in main(), before any thread: the signals are blocked in this
// thread and those it starts, and heard by one of StopSignals' own.
#pragma once
#include <stop_token>
#include <thread>

namespace base {

class StopSignals {
public:
    StopSignals();
    ~StopSignals();
    StopSignals(StopSignals const&) = delete;
    StopSignals& operator=(StopSignals const&) = delete;

    std::stop_token token() const { return source_.get_token(); }

private:
    std::stop_source source_;
    std::jthread thread_;
};

} // namespace base
