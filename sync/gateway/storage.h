// The thread that owns the store. Takes orders from a bounded queue; submissions that wait together are committed
// together (one sync to disk for up to 256 of them), and each is answered only after that commit.
#pragma once
#include <functional>
#include <memory>
#include <thread>
#include <variant>

#include "kiosk/base/queue.h"
#include "sync/gateway/attachments.h"
#include "sync/store/store.h"

namespace gateway {

class Metrics;

struct PutOrder {
    std::vector<store::Arrival> arrivals;                        // all in one transaction
    std::function<void(std::span<store::PutResult const>)> done; // one for each, in order
};
struct ProgressOrder {
    std::string code;
    std::function<void(base::Result<std::optional<model::Progress>>)> done;
};
struct ReadyOrder {
    std::function<void(base::Result<>)> done;
};
struct UploadOrder {
    UploadRequest request;
    base::WallTime now;
    std::function<void(server::Reply)> done;
};
struct StoreOrder {
    std::function<void(store::Store&)> work;
};
using Order = std::variant<PutOrder, ProgressOrder, ReadyOrder, UploadOrder, StoreOrder>;

class Storage {
public:
    Storage(std::unique_ptr<store::Store> store, Metrics& metrics);
    ~Storage();

    // Ends the thread after the order in hand; orders still waiting are dropped with their `done` not called.
    void stop();

    // False: too many wait. `done` is called on the storage thread, once.
    [[nodiscard]] bool offer(Order order) { return queue_.offer(std::move(order)); }
    std::size_t waiting() const { return queue_.size(); }

private:
    void run(std::stop_token const& stop);
    void put_together(PutOrder first);
    void carry_out(Order order);

    std::unique_ptr<store::Store> store_;
    Metrics& metrics_;
    base::Queue<Order> queue_;
    std::jthread thread_; // last: starts when all the rest stands, ends first
};

} // namespace gateway
