#include "sync/gateway/retention.h"

#include <condition_variable>
#include <fmt/format.h>
#include <mutex>
#include <pthread.h>

#include "kiosk/base/log.h"

namespace gateway {
namespace {

constexpr std::size_t reports_an_order = 16;
constexpr base::Duration between_rounds{3'600'000}, after_trouble{60'000};
constexpr std::int64_t day_ms = 86'400'000;

void rest(base::Duration wait, std::stop_token const& stop) {
    std::mutex mutex;
    std::condition_variable_any woken;
    std::unique_lock lock(mutex);
    woken.wait_for(lock, stop, wait, [] { return false; });
}

base::Duration days(unsigned count) { return base::Duration(count * day_ms); }

std::string day_in_vietnam(base::WallTime time) {
    auto const local = base::in_vietnam(time);
    return fmt::format("{:04}-{:02}-{:02}", local.year, local.month, local.day);
}

// One answer that is awaited; the order that gives it may outlive whoever asked.
using Answers = base::Queue<base::Result<std::size_t>>;

} // namespace

Retention::Retention(model::RetentionSettings const& settings, base::Clock const& clock, Metrics& metrics,
                     std::function<bool(Order)> order)
    : settings_(settings),
      clock_(clock),
      metrics_(metrics),
      order_(std::move(order)),
      thread_([this](std::stop_token const& stop) { run(stop); }) {}

void Retention::run(std::stop_token const& stop) {
    pthread_setname_np(pthread_self(), "retention");
    while (!stop.stop_requested())
        rest(tidy(stop) ? between_rounds : after_trouble, stop);
}

bool Retention::tidy(std::stop_token const& stop) {
    bool const reports = settings_.report_days == 0 || erase_reports(stop);
    bool const ratings = settings_.rating_days == 0 || drop_ratings(stop);
    return reports && ratings;
}

// Until an order finds none: another gateway may take some of those that one of ours has found.
bool Retention::erase_reports(std::stop_token const& stop) {
    auto const now = clock_.wall();
    std::size_t all = 0;
    while (true) {
        auto const erased = ask(
            [this, now](store::Store& store) {
                return store.erase_received_before(now - days(settings_.report_days), now, reports_an_order);
            },
            stop);
        if (erased) {
            all += *erased;
            metrics_.erased(*erased);
        }
        if (erased && *erased > 0) continue;
        if (all > 0) base::log(base::Severity::Info, "gateway.erased", "{} reports of which the time is over", all);
        return erased.has_value();
    }
}

bool Retention::drop_ratings(std::stop_token const& stop) {
    auto const first = day_in_vietnam(clock_.wall() - days(settings_.rating_days));
    auto const dropped = ask([first](store::Store& store) { return store.drop_ratings(first); }, stop);
    if (dropped && *dropped > 0)
        base::log(base::Severity::Info, "gateway.erased", "{} days of ratings of which the time is over", *dropped);
    return dropped.has_value();
}

base::Result<std::size_t> Retention::ask(Work work, std::stop_token const& stop) {
    auto const answers = std::make_shared<Answers>(1);
    bool const ordered = order_(StoreOrder{[answers, work = std::move(work)](store::Store& store) {
        auto result = work(store);
        if (!result) base::log(base::Severity::Warning, "gateway.retention", "{}", result.error().what);
        (void)answers->offer(std::move(result));
    }});
    if (!ordered) return base::failure(base::ErrorKind::Unavailable, "too many orders wait");
    auto answer = answers->take(stop);
    return answer ? std::move(*answer) : base::failure(base::ErrorKind::Unavailable, "the gateway ends");
}

} // namespace gateway
