// A named thread that does one thing: takes commands from its queue and hands each to its own `handle`. The thread ends
// when the Worker does. beats() grows while the thread is alive and not stuck, which is what the watchdog looks at.
// The owner constructs, offers and destroys; `handle` runs on the worker's thread alone.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <pthread.h>
#include <string>
#include <thread>

#include "kiosk/base/queue.h"
#include "kiosk/base/stack.h"

namespace base {

template<class Command>
class Worker {
public:
    using Handle = std::function<void(Command)>;

    // `name` is at most 15 bytes (pthread_setname_np). `capacity` commands wait at most.
    Worker(std::string name, std::size_t capacity, Handle handle)
        : queue_(capacity),
          handle_(std::move(handle)),
          thread_([this, name](std::stop_token const& stop) { run(stop, name); }) {}

    [[nodiscard]] bool offer(Command command) { return queue_.offer(std::move(command)); }
    std::uint64_t beats() const { return beats_.load(); }
    std::size_t waiting() const { return queue_.size(); }

private:
    void run(std::stop_token const& stop, std::string const& name) {
        pthread_setname_np(pthread_self(), name.c_str());
        while (!stop.stop_requested()) {
            if (auto command = queue_.take_within(stop, Duration(1000))) handle_(std::move(*command));
            wipe_stack(); // of what it was told
            ++beats_;
        }
    }

    Queue<Command> queue_;
    Handle handle_;
    std::atomic<std::uint64_t> beats_{0};
    std::jthread thread_; // last: starts when all the rest stands, ends first
};

} // namespace base
