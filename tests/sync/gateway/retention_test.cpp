// What is older than the settings allow goes in small orders, and everything else stays.
#include "sync/gateway/retention.h"

#include <atomic>

#include "sync/store/store_sqlite.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/wire/sample.h"

namespace {

base::WallTime const now = base::from_rfc3339("2026-11-23T18:00:00.000Z").value(); // the 24th in Việt Nam
constexpr base::Duration day{86'400'000};

store::Arrival arrival(std::uint8_t number, base::WallTime received_at) {
    auto envelope = tests::sample_envelope();
    envelope.seq = number;
    envelope.id.bytes[15] = number;
    return {envelope, received_at};
}

// A gateway's storage without its thread: orders are carried out by whoever gives them.
struct City {
    City() {
        for (std::uint8_t number = 1; number <= 40; ++number)
            REQUIRE(store->put(std::vector{arrival(number, now - 30 * day - base::Duration(1))}).size() == 1);
        REQUIRE(store->put(std::vector{arrival(41, now - 30 * day)}).size() == 1);
        for (auto const* const each : {"2026-11-16", "2026-11-17"})
            REQUIRE(store->keep_ratings("kiosk-0001", {each, {}}));
    }
    void keep(model::RetentionSettings const& settings, bool is_open = true) {
        gateway::Retention const retention(settings, clock, metrics, [this, is_open](gateway::Order order) {
            if (is_open) std::get<gateway::StoreOrder>(order).work(*store);
            ++orders;
            return is_open;
        });
        unsigned const wanted = is_open && settings.report_days > 0 ? 4 : 1; // 16, 16, 8 and none
        for (int tries = 0; orders < wanted && tries < 500; ++tries)
            std::this_thread::sleep_for(base::Duration(10));
        CHECK(orders == wanted);
    }
    std::size_t reports() const { return store->after(0, 100).value().size(); }

    tests::TemporaryFolder folder;
    std::unique_ptr<store::Store> store = store::StoreSqlite::open(folder / "gateway.db").value();
    base::ManualClock clock{now};
    gateway::Metrics metrics;
    std::atomic<unsigned> orders{0};
};

} // namespace

TEST_CASE("Reports whose days are over go sixteen an order, are counted, and leave the younger ones alone") {
    City city;
    city.keep({.report_days = 30});
    CHECK(city.reports() == 1);
    CHECK(city.metrics.text({}).find("tramso_gateway_erased_total 40\n") != std::string::npos);
    CHECK(city.store->ratings("").value().size() == 2);
}

TEST_CASE("Ratings whose days are over go by the days of Việt Nam, and no report with them") {
    City city;
    city.keep({.rating_days = 7});
    auto const left = city.store->ratings("").value();
    REQUIRE(left.size() == 1);
    CHECK(left[0].ratings.day == "2026-11-17");
    CHECK(city.reports() == 41);
}

TEST_CASE("A store that takes no orders keeps nobody waiting, and what is there stays") {
    City city;
    city.keep({.report_days = 30}, false);
    CHECK(city.reports() == 41);
}
