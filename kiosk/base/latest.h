// A mailbox of one: a new value replaces the one that nobody took. For camera frames, where only the newest counts.
// put() and take() from any thread; neither waits.
#pragma once
#include <mutex>
#include <optional>
#include <utility>

namespace base {

template<class T>
class Latest {
public:
    void put(T value) {
        std::lock_guard const lock(mutex_);
        value_ = std::move(value);
    }
    std::optional<T> take() {
        std::lock_guard const lock(mutex_);
        return std::exchange(value_, std::nullopt);
    }

private:
    std::mutex mutex_;
    std::optional<T> value_;
};

} // namespace base
