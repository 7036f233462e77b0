#include "sync/gateway/workers.h"

#include <algorithm>
#include <pthread.h>

namespace gateway {
namespace {

constexpr std::size_t most_waiting = 2048;

} // namespace

Workers::Workers(unsigned threads) : queue_(most_waiting) {
    for (unsigned i = 0; i < std::max(threads, 1U); ++i)
        threads_.emplace_back([this](std::stop_token const& stop) {
            pthread_setname_np(pthread_self(), "worker");
            while (!stop.stop_requested())
                if (auto work = queue_.take(stop)) (*work)();
        });
}

void Workers::offer_or_do(std::function<void()> work) {
    if (!queue_.offer(work)) work();
}

} // namespace gateway
