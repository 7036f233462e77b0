// Threads for what costs a processor and no disk: signatures checked and made. Takes work from a bounded queue.
#pragma once
#include <functional>
#include <thread>
#include <vector>

#include "kiosk/base/queue.h"

namespace gateway {

class Workers {
public:
    explicit Workers(unsigned threads = std::thread::hardware_concurrency());
    // Ends after the work in hand; what still waits is dropped.
    ~Workers() = default;

    // False: too much waits. From any thread.
    [[nodiscard]] bool offer(std::function<void()> work) { return queue_.offer(std::move(work)); }
    // Done at once, here, when too much waits: for what must not be refused any more.
    void offer_or_do(std::function<void()> work);
    void stop() { threads_.clear(); } // after the work in hand; more is taken and never done
    std::size_t waiting() const { return queue_.size(); }

private:
    base::Queue<std::function<void()>> queue_;
    std::vector<std::jthread> threads_; // last: they start when all the rest stands, and end first
};

} // namespace gateway
