#include "sync/http/client.h"
#include "tests/support/catch.h"

using base::Duration;
using namespace std::chrono_literals;

namespace {
base::WallTime const now = base::from_rfc3339("2026-11-23T08:00:00.000Z").value();
}

TEST_CASE("Retry-After in seconds is that wait") {
    CHECK(http::retry_after("0", now) == Duration(0));
    CHECK(http::retry_after(" 120 ", now) == Duration(120s));
}

TEST_CASE("Retry-After as a date is the time until then, in all three forms of RFC 9110") {
    CHECK(http::retry_after("Mon, 23 Nov 2026 08:00:30 GMT", now) == Duration(30s));
    CHECK(http::retry_after("Monday, 23-Nov-26 08:00:30 GMT", now) == Duration(30s));
    CHECK(http::retry_after("Mon Nov 23 08:00:30 2026", now) == Duration(30s));
}

TEST_CASE("a date gone by is no wait, and a wait of more than a day is not believed") {
    CHECK(http::retry_after("Mon, 23 Nov 2026 07:00:00 GMT", now) == Duration(0));
    CHECK(http::retry_after("999999999999999999999", now) == Duration(24h));
    CHECK(http::retry_after("Mon, 23 Nov 2099 08:00:00 GMT", now) == Duration(24h));
    CHECK(http::retry_after("Mon, 23 Nov 2026999994", now) == Duration(24h)); // more milliseconds than can be counted
}

TEST_CASE("what is neither seconds nor a date says nothing") {
    for (auto const* const value : {"", "soon", "-5", "1.5", "5 seconds", "{}"})
        CHECK_FALSE(http::retry_after(value, now).has_value());
}
