#include "kiosk/model/place_state.h"

#include "tests/support/catch.h"

using model::opening_span, model::PlaceSettings;

namespace {

base::WallTime local_time(std::string const& local) { return *base::from_rfc3339(local + "+07:00"); }

PlaceSettings office() {
    PlaceSettings place;
    place.hours = {"mon-fri 07:30-11:30", "mon-fri 13:00-17:00", "sat 07:30-11:30"};
    place.closed_days = {"2026-12-01"}; // a Tuesday
    return place;
}

} // namespace

TEST_CASE("A span of opening hours is read with its days and minutes, and nothing else is one") {
    CHECK(opening_span("mon-fri 07:30-17:00") == model::OpeningSpan{0b0111110, 450, 1020});
    CHECK(opening_span("sun 08:00-24:00") == model::OpeningSpan{0b0000001, 480, 1440});
    CHECK(opening_span("fri-mon 22:00-05:00") == model::OpeningSpan{0b1100011, 1320, 1740});
    for (auto const* wrong : {"", "mon", "mon 07:30", "mon 7:30-17:00", "may 07:30-17:00", "mon-fri  07:30-17:00",
                              "mon 07:60-17:00", "mon 07:30-24:30", "mon 07:30–17:00", "mon-fri-sat 07:30-17:00"}) {
        INFO(wrong);
        CHECK_FALSE(opening_span(wrong));
    }
}

TEST_CASE("A place without hours is always open") {
    CHECK(model::is_open({}, local_time("2026-11-30T03:00:00.000")));
    CHECK_FALSE(model::opens_at({}, local_time("2026-11-30T03:00:00.000")));
}

TEST_CASE("A place is open from the first minute of a span to the last before its end, in Việt Nam time") {
    auto const place = office(); // 30 November 2026 is a Monday
    CHECK_FALSE(model::is_open(place, local_time("2026-11-30T07:29:59.999")));
    CHECK(model::is_open(place, local_time("2026-11-30T07:30:00.000")));
    CHECK(model::is_open(place, local_time("2026-11-30T11:29:59.999")));
    CHECK_FALSE(model::is_open(place, local_time("2026-11-30T11:30:00.000")));
    CHECK(model::is_open(place, *base::from_rfc3339("2026-11-30T06:00:00.000Z"))); // 13:00 there
    CHECK_FALSE(model::is_open(place, local_time("2026-11-29T09:00:00.000")));     // Sunday
}

TEST_CASE("It is said when a closed place opens: after lunch, in the morning, after the closed day and the Sunday") {
    auto const place = office();
    CHECK(model::opens_at(place, local_time("2026-11-30T12:00:00.000")) == local_time("2026-11-30T13:00:00.000"));
    CHECK(model::opens_at(place, local_time("2026-11-30T05:00:00.000")) == local_time("2026-11-30T07:30:00.000"));
    CHECK(model::opens_at(place, local_time("2026-11-30T17:00:00.000")) == local_time("2026-12-02T07:30:00.000"));
    CHECK(model::opens_at(place, local_time("2026-12-05T11:30:00.000")) == local_time("2026-12-07T07:30:00.000"));
    CHECK_FALSE(model::opens_at(place, local_time("2026-11-30T08:00:00.000")));
}

TEST_CASE("A span that passes midnight is open on both sides of it") {
    PlaceSettings night;
    night.hours = {"sat 22:00-05:00"};
    CHECK(model::is_open(night, local_time("2026-12-05T23:00:00.000")));
    CHECK(model::is_open(night, local_time("2026-12-06T04:59:00.000")));
    CHECK_FALSE(model::is_open(night, local_time("2026-12-06T05:00:00.000")));
    CHECK_FALSE(model::is_open(night, local_time("2026-12-05T04:00:00.000")));
    CHECK(model::opens_at(night, local_time("2026-12-06T06:00:00.000")) == local_time("2026-12-12T22:00:00.000"));
}

TEST_CASE("A closed day without hours closes that day alone") {
    PlaceSettings place;
    place.closed_days = {"2027-02-06"};
    CHECK(model::is_open(place, local_time("2027-02-05T23:59:59.000")));
    CHECK_FALSE(model::is_open(place, local_time("2027-02-06T12:00:00.000")));
    CHECK(model::opens_at(place, local_time("2027-02-06T12:00:00.000")) == local_time("2027-02-07T00:00:00.000"));
}

TEST_CASE("A place that is closed for good does not promise to open") {
    PlaceSettings place;
    place.hours = {"sat 07:30-11:30"};
    for (int day = 0; day <= 70; ++day) {
        auto const date =
            base::to_rfc3339(local_time("2026-11-30T12:00:00.000") + std::chrono::days(day)).substr(0, 10);
        place.closed_days.push_back(date);
    }
    CHECK_FALSE(model::opens_at(place, local_time("2026-11-30T12:00:00.000")));
}
