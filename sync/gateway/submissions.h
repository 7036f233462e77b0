// Submissions from request to acknowledgement, one in a PUT or up to 64 in a batch: checked by a worker, committed by
// the storage thread, acknowledged by a worker. Called on the io thread; answers from any.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "sync/gateway/accept.h"
#include "sync/gateway/metrics.h"
#include "sync/gateway/storage.h"
#include "sync/gateway/workers.h"

namespace gateway {

class Submissions {
public:
    Submissions(Acceptance acceptance, std::unique_ptr<store::Store> store, base::Clock const& clock, Metrics& metrics);
    ~Submissions();

    // `carrier`: the kiosk whose certificate it came with.
    void put(server::Heard heard, std::string carrier, std::string id, server::Finish finish);
    void batch(server::Heard heard, std::string carrier, server::Finish finish);

    // False: too many orders, or too much work, wait.
    [[nodiscard]] bool order(Order order) { return storage_.offer(std::move(order)); }
    [[nodiscard]] bool work(std::function<void()> work) { return workers_.offer(std::move(work)); }
    Metrics::Now now() const { return {0, storage_.waiting(), workers_.waiting()}; }

private:
    struct Request;
    using Shared = std::shared_ptr<Request>;

    void examine(Shared const& request, std::size_t place, std::string_view id, Field const& field,
                 base::ByteView body);
    void examine_one(Shared const& request, std::string const& id);
    void examine_batch(Shared const& request);
    void store(Shared const& request);
    void acknowledge(Request& request, std::vector<store::PutResult> const& results);
    void finish(Request& request);

    Acceptance const acceptance_;
    base::Clock const& clock_;
    Metrics& metrics_;
    Storage storage_;
    Workers workers_; // gone before the storage they give orders to
};

} // namespace gateway
