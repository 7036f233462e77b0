// A bounded queue of values between two threads. offer() never blocks: a full queue says so, and the caller decides.
// take() waits until there is a value or the stop is asked for. Any number of threads on either end.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>

#include "kiosk/base/clock.h"

namespace base {

template<class T>
class Queue {
public:
    explicit Queue(std::size_t capacity) : capacity_(capacity) {}

    // False when the queue is full; the value is then not taken.
    [[nodiscard]] bool offer(T value) {
        {
            std::lock_guard const lock(mutex_);
            if (values_.size() >= capacity_) return false;
            values_.push_back(std::move(value));
        }
        changed_.notify_one();
        return true;
    }

    std::optional<T> take(std::stop_token stop) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, stop, [this] { return !values_.empty(); });
        return pop();
    }

    // As take(), but no longer than `patience`.
    std::optional<T> take_within(std::stop_token stop, Duration patience) {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, stop, patience, [this] { return !values_.empty(); });
        return pop();
    }

    std::optional<T> poll() {
        std::lock_guard const lock(mutex_);
        return pop();
    }

    std::size_t size() const {
        std::lock_guard const lock(mutex_);
        return values_.size();
    }

private:
    std::optional<T> pop() {
        if (values_.empty()) return std::nullopt;
        std::optional<T> value(std::move(values_.front()));
        values_.pop_front();
        return value;
    }

    std::size_t const capacity_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<T> values_;
};

} // namespace base
