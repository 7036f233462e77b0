#include "sync/desk/query.h"

#include "tests/support/catch.h"

using desk::read_query;
using desk::read_w3c;

namespace {

base::WallTime at(char const* text) { return base::from_rfc3339(text).value(); }
auto const now = at("2026-11-23T02:15:04.123Z");
constexpr std::chrono::days ninety(90);

} // namespace

TEST_CASE("A date is read with its time and zone, and is nothing without") {
    CHECK(read_w3c("2026-11-23T02:15:04Z") == at("2026-11-23T02:15:04Z"));
    CHECK(read_w3c("2026-11-23T09:15:04+07:00") == at("2026-11-23T02:15:04Z"));
    CHECK(read_w3c("2026-11-23T09:15+07:00") == at("2026-11-23T02:15:00Z"));
    CHECK(read_w3c("2026-11-23T02:15:04.5Z") == at("2026-11-23T02:15:04.500Z"));
    for (auto const* wrong :
         {"", "2026", "2026-11-23", "2026-11-23T02:15", "2026-11-23T02:15:04", "2026-02-30T00:00:00Z",
          "2026-11-23T25:00:00Z", "2026-11-23 02:15:04Z", "2026-11-23T02:15:04+0700"})
        CHECK_FALSE(read_w3c(wrong));
    CHECK(desk::to_w3c(now) == "2026-11-23T02:15:04Z");
}

TEST_CASE("What was not asked for is the last ninety days, or those from the start or to the end") {
    auto const span = [](char const* text) { return desk::span_of(read_query(text).value(), now); };
    CHECK(span("").start == now - ninety);
    CHECK(span("").end > now + ninety);
    CHECK(span("start_date=2026-01-01T00:00:00Z").end == at("2026-01-01T00:00:00Z") + ninety);
    CHECK(span("end_date=2026-06-01T00:00:00Z").start == at("2026-06-01T00:00:00Z") - ninety);
    CHECK(span("start_date=2026-01-01T00:00:00%2B07:00").start == at("2025-12-31T17:00:00Z"));
    CHECK(span("start_date=2026-01-01T00:00:00+07:00").start == at("2025-12-31T17:00:00Z")); // not encoded
}

TEST_CASE("No more than ninety days and a thousand requests are asked for at once") {
    CHECK(read_query("start_date=2026-01-01T00:00:00Z&end_date=2026-04-01T00:00:00Z"));
    CHECK_FALSE(read_query("start_date=2026-01-01T00:00:00Z&end_date=2026-04-01T00:00:00.001Z"));
    CHECK(read_query("").value().page_size == 1000);
    CHECK(read_query("page_size=1000"));
    CHECK_FALSE(read_query("page_size=1001"));
    std::string ids = "service_request_id=a";
    for (int more = 1; more < 1000; ++more)
        ids += ",a";
    CHECK(read_query(ids).value().ids.size() == 1000);
    CHECK(read_query(ids + ",a").error().kind == base::ErrorKind::Invalid);
}

TEST_CASE("Lists come with commas or as members that are repeated, percent-encoded or not") {
    auto const query = read_query("service_code=flooding,trees&service_code=b%75s&status=open%2Cclosed&&x").value();
    CHECK(query.service_codes == std::vector<std::string>{"flooding", "trees", "bus"});
    CHECK(query.statuses == std::vector{desk::Status::Open, desk::Status::Closed});
    CHECK_FALSE(read_query("service_code=%"));
    CHECK_FALSE(read_query("service_code=%c3"));
    CHECK_FALSE(read_query("%c3=1"));
}
