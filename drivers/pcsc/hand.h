// Hand: does one thing after the other on a thread of its own, so that whoever asks waits no longer than told. What
// drivers of readers do can take for ever, and nobody can stop them: then the thread is left behind, with all that the
// thing holds, and ends when the driver comes back. Belongs to the thread that asks.
#pragma once
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

#include "drivers/pcsc/link.h"

namespace pcsc {

class Hand {
public:
    Hand();
    ~Hand();
    Hand(Hand const&) = delete;
    Hand& operator=(Hand const&) = delete;

    // What `job` returned. Late, Stopped: it is still at work, so it must hold what it works with; this hand is of no
    // more use.
    template<class T>
    Outcome<T> call(std::function<Outcome<T>()> job, Limits const& limits) {
        auto result = std::make_shared<std::optional<Outcome<T>>>();
        TRY(run([result, work = std::move(job)] { result->emplace(work()); }, limits));
        return std::move(**result);
    }

    // Tells later whether the thread has ended; for as long as somebody holds it.
    class Trace {
    public:
        bool is_at_work() const { return !state_.expired(); }

    private:
        friend class Hand;
        std::weak_ptr<void> state_;
    };
    Trace trace() const;

private:
    struct State;
    Outcome<> run(std::function<void()> job, Limits const& limits);

    std::shared_ptr<State> state_;
};

} // namespace pcsc
