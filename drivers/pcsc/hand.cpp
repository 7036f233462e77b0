#include "drivers/pcsc/hand.h"

#include <thread>
#include <utility>

#include "kiosk/base/check.h"

namespace pcsc {

struct Hand::State {
    std::mutex mutex;
    std::condition_variable_any changed;
    std::function<void()> job;
    bool done = false, leave = false;

    void work() {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [this] { return job || leave; });
            if (!job) return;
            auto current = std::exchange(job, nullptr);
            lock.unlock();
            current();
            current = nullptr; // what it held goes here, not where somebody waits
            lock.lock();
            done = true;
            changed.notify_all();
        }
    }
};

Hand::Hand() : state_(std::make_shared<State>()) {
    std::thread([state = state_] { state->work(); }).detach();
}

Hand::~Hand() {
    std::scoped_lock const lock(state_->mutex);
    state_->leave = true;
    state_->changed.notify_all();
}

Hand::Trace Hand::trace() const {
    Trace trace;
    trace.state_ = state_;
    return trace;
}

Outcome<> Hand::run(std::function<void()> job, Limits const& limits) {
    std::unique_lock lock(state_->mutex);
    base::check(!state_->job, "one thing after the other");
    state_->job = std::move(job);
    state_->done = false;
    state_->changed.notify_all();
    if (state_->changed.wait_until(lock, limits.stop, limits.deadline, [this] { return state_->done; })) return {};
    return tl::unexpected(limits.stop.stop_requested() ? ChipProblem::Stopped : ChipProblem::Late);
}

} // namespace pcsc
