#include "sync/uplink/photo_hours.h"

#include "tests/support/catch.h"

using base::Duration;
using uplink::PhotoHours;

namespace {

constexpr std::int64_t minute = 60'000;

// What is left until photos may go, at that time in Việt Nam.
std::int64_t wait(std::string_view hours, std::string const& local) {
    auto const utc = base::from_rfc3339("2026-11-23T" + local + ".000Z").value() - std::chrono::hours(7);
    return PhotoHours(hours).until_open(utc).count();
}

} // namespace

TEST_CASE("photos wait for their hour by Viet Nam's clock, to the second, and go until its end") {
    CHECK(wait("08:00-09:30", "08:00:00") == 0);
    CHECK(wait("08:00-09:30", "09:29:59") == 0);
    CHECK(wait("08:00-09:30", "07:59:30") == minute / 2);
    CHECK(wait("08:00-09:30", "09:30:00") == (22 * 60 + 30) * minute);
}

TEST_CASE("hours over midnight are open on both sides of it") {
    CHECK(wait("22:00-05:00", "22:00:00") == 0);
    CHECK(wait("22:00-05:00", "00:00:00") == 0);
    CHECK(wait("22:00-05:00", "04:59:59") == 0);
    CHECK(wait("22:00-05:00", "05:00:00") == 17 * 60 * minute);
    CHECK(wait("22:00-05:00", "21:59:00") == minute);
}

TEST_CASE("without hours, and from one hour to the same, photos always go") {
    for (auto const* const hours : {"", "05:00-05:00"})
        for (auto const* const local : {"00:00:00", "05:00:00", "12:34:56"})
            CHECK(wait(hours, local) == 0);
}
