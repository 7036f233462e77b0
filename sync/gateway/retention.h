// Retention: what is older than the settings allow goes, at the start and then every hour. Its own thread only waits
// and gives orders; the work is done on the storage thread, a few reports an order, so that others have their turn
// between two. Started by Routes on the io thread; ended before the storage it gives orders to. The log says how many,
// never which.
#pragma once
#include <functional>
#include <thread>

#include "kiosk/base/clock.h"
#include "kiosk/model/gateway_settings.h"
#include "sync/gateway/metrics.h"
#include "sync/gateway/storage.h"

namespace gateway {

class Retention {
public:
    // `clock` and `metrics` outlive it, and `order` can be called as long as it lives.
    Retention(model::RetentionSettings const& settings, base::Clock const& clock, Metrics& metrics,
              std::function<bool(Order)> order);

private:
    void run(std::stop_token const& stop);
    bool tidy(std::stop_token const& stop);
    bool erase_reports(std::stop_token const& stop);
    bool drop_ratings(std::stop_token const& stop);
    using Work = std::function<base::Result<std::size_t>(store::Store&)>;
    base::Result<std::size_t> ask(Work work, std::stop_token const& stop);

    model::RetentionSettings const settings_;
    base::Clock const& clock_;
    Metrics& metrics_;
    std::function<bool(Order)> const order_;
    std::jthread thread_; // last: starts when all the rest stands, ends first
};

} // namespace gateway
