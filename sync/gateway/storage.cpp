#include "sync/gateway/storage.h"

#include <csignal>
#include <cstdlib>
#include <pthread.h>

#include "sync/gateway/metrics.h"

namespace gateway {
namespace {

constexpr std::size_t most_waiting = 1024;
constexpr std::size_t most_together = 256;
constexpr std::size_t most_bytes_together = 4U << 20;

// For tests of the worst moment: with TRAMSO_GATEWAY_DIE_AFTER=N the process is killed after its Nth commit, before the
// answer. Built only with TRAMSO_AUTOMATION.
void die_if_asked() {
#ifdef TRAMSO_AUTOMATION
    static char const* const after = std::getenv("TRAMSO_GATEWAY_DIE_AFTER");
    static long left = after != nullptr ? std::strtol(after, nullptr, 10) : 0;
    if (after != nullptr && --left <= 0) std::raise(SIGKILL);
#endif
}

} // namespace

Storage::Storage(std::unique_ptr<store::Store> store, Metrics& metrics)
    : store_(std::move(store)),
      metrics_(metrics),
      queue_(most_waiting),
      thread_([this](std::stop_token const& stop) { run(stop); }) {}

Storage::~Storage() = default;

void Storage::stop() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
}

void Storage::run(std::stop_token const& stop) {
    pthread_setname_np(pthread_self(), "storage");
    while (!stop.stop_requested())
        if (auto order = queue_.take(stop)) carry_out(std::move(*order));
}

void Storage::carry_out(Order order) {
    if (auto* const put = std::get_if<PutOrder>(&order)) return put_together(std::move(*put));
    if (auto* const progress = std::get_if<ProgressOrder>(&order))
        return progress->done(store_->progress(progress->code));
    if (auto* const upload = std::get_if<UploadOrder>(&order)) {
        auto reply = gateway::carry_out(upload->request, *store_, upload->now);
        die_if_asked();
        return upload->done(std::move(reply));
    }
    if (auto* const other = std::get_if<StoreOrder>(&order)) return other->work(*store_);
    std::get<ReadyOrder>(order).done(store_->ready());
}

void Storage::put_together(PutOrder first) {
    std::vector<store::Arrival> arrivals;
    std::vector<std::pair<std::size_t, decltype(first.done)>> waiting; // how many arrivals, and who asks
    std::size_t bytes = 0;
    auto const add = [&](PutOrder order) {
        waiting.emplace_back(order.arrivals.size(), std::move(order.done));
        for (auto& arrival : order.arrivals) {
            bytes += arrival.envelope.body.size();
            arrivals.push_back(std::move(arrival));
        }
    };
    add(std::move(first));
    std::optional<Order> other; // ends the group; carried out after it
    while (!other && arrivals.size() < most_together && bytes < most_bytes_together) {
        auto next = queue_.poll();
        if (!next) break;
        if (auto* const put = std::get_if<PutOrder>(&*next))
            add(std::move(*put));
        else
            other = std::move(next);
    }
    auto const results = store_->put(arrivals);
    die_if_asked();
    metrics_.committed(arrivals.size());
    std::span<store::PutResult const> rest(results);
    for (auto const& [count, done] : waiting) {
        done(rest.first(count));
        rest = rest.subspan(count);
    }
    if (other) carry_out(std::move(*other));
}

} // namespace gateway
