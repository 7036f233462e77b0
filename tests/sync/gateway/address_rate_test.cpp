#include "sync/gateway/address_rate.h"

#include "tests/support/catch.h"

using namespace std::chrono_literals;

TEST_CASE("an address has so many tries at once, and one more after each pause") {
    gateway::AddressRate rate(3, 2000ms);
    base::Instant now{};
    for (int i = 0; i < 3; ++i)
        CHECK(rate.take("192.0.2.1", now) == 0ms);
    CHECK(rate.take("192.0.2.1", now) == 2000ms);
    CHECK(rate.take("192.0.2.2", now) == 0ms);
    now += 500ms;
    CHECK(rate.take("192.0.2.1", now) == 1500ms);
    now += 1500ms;
    CHECK(rate.take("192.0.2.1", now) == 0ms);
    CHECK(rate.take("192.0.2.1", now) > 0ms);
    now += 1h;
    for (int i = 0; i < 3; ++i)
        CHECK(rate.take("192.0.2.1", now) == 0ms);
    CHECK(rate.take("192.0.2.1", now) > 0ms);
}

TEST_CASE("the addresses of one network of version 6 are one, others are not") {
    gateway::AddressRate rate(1, 2000ms);
    base::Instant const now{};
    CHECK(rate.take("2001:db8:1:2::1", now) == 0ms);
    CHECK(rate.take("2001:db8:1:2:ffff::7", now) > 0ms);
    CHECK(rate.take("2001:db8:1:3::1", now) == 0ms);
}

TEST_CASE("strangers cannot fill the memory with addresses") {
    gateway::AddressRate rate(1, 2000ms);
    base::Instant now{};
    for (unsigned i = 0; i < 3 * gateway::AddressRate::most_buckets; ++i)
        static_cast<void>(rate.take("10.0." + std::to_string(i / 256) + "." + std::to_string(i % 256), now));
    CHECK(rate.buckets() <= gateway::AddressRate::most_buckets + 1);
    CHECK(rate.take("192.0.2.1", now) > 0ms); // shares the last one
    now += 1h;
    CHECK(rate.take("192.0.2.1", now) == 0ms);
    CHECK(rate.buckets() < 10);
}
