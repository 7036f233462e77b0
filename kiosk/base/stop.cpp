#include "kiosk/base/stop.h"

#include <csignal>
#include <pthread.h>

namespace base {
namespace {

sigset_t stop_signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

} // namespace

StopSignals::StopSignals() {
    auto const set = stop_signals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    thread_ = std::jthread([this] {
        auto const waited_for = stop_signals();
        int received = 0;
        sigwait(&waited_for, &received);
        source_.request_stop();
    });
}

StopSignals::~StopSignals() { pthread_kill(thread_.native_handle(), SIGINT); } // wakes it, in case none came

} // namespace base
