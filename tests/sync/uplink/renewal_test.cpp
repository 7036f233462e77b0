#include "sync/uplink/renewal.h"

#include <set>

#include "tests/support/catch.h"

using namespace std::chrono_literals;

TEST_CASE(
    "a certificate is renewed after two thirds of its life, each at a time of its own in the twelfth behind that") {
    auto const from = base::from_rfc3339("2026-11-25T05:00:00.000Z").value();
    auto const until = from + 24h * 90;
    std::set<base::WallTime> times;
    for (unsigned i = 0; i < 1000; ++i) {
        wire::Digest key{};
        key[0] = static_cast<std::uint8_t>(i * 7);
        key[1] = static_cast<std::uint8_t>(i / 4);
        auto const time = uplink::renewal_time(from, until, key);
        CHECK(time >= from + 24h * 60);
        CHECK(time < from + 24h * 68);
        CHECK(uplink::renewal_time(from, until, key) == time);
        times.insert(time);
    }
    CHECK(times.size() > 300);
}
