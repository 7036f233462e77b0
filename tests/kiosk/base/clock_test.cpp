#include "kiosk/base/clock.h"

#include "tests/support/catch.h"

using namespace base;

TEST_CASE("RFC 3339 goes both ways") {
    auto const time = from_rfc3339("2026-11-23T09:30:04.123+07:00");
    REQUIRE(time);
    CHECK(to_rfc3339(*time) == "2026-11-23T02:30:04.123Z");
    CHECK(from_rfc3339(to_rfc3339(*time)) == time);
}

TEST_CASE("a time that is none is refused") {
    for (auto const* text :
         {"", "2026-02-30T00:00:00Z", "2026-11-23 09:30:04Z", "2026-11-23T09:30:04", "2026-11-23T25:30:04Z",
          "2026-11-23T09:30:04.Z", "2026-1--23T09:30:04Z", "9999-12-31T23:30:00-01:00", "0000-01-01T00:30:00+01:00"})
        CHECK_FALSE(from_rfc3339(text).has_value());
}

TEST_CASE("Việt Nam is seven hours ahead, across midnight and the year") {
    auto const local = in_vietnam(*from_rfc3339("2026-12-31T18:05:00Z"));
    CHECK(local.year == 2027);
    CHECK(local.month == 1);
    CHECK(local.day == 1);
    CHECK(local.weekday == 5);
    CHECK(local.hour == 1);
    CHECK(local.minute == 5);
}
