#include "kiosk/model/timetable.h"

#include "tests/support/catch.h"

using namespace model;

namespace {

base::WallTime at(std::string const& local) { return base::from_rfc3339("2026-" + local + ":00+07:00").value(); }
constexpr int hour = 3600;

// Monday to Friday, November 2026, and a Sunday; without the 25th, a Wednesday.
Timetable line(Trip there, std::optional<Trip> back = {}) {
    Timetable made;
    made.services = {
        {"week", {false, true, true, true, true, true, false}, "20261102", "20261127", {"20261129"}, {"20261125"}}};
    made.trips.push_back(std::move(there));
    if (back) made.trips.push_back(std::move(*back));
    return made;
}

Trip once(int from_s) { return {0, {{"AAA", from_s}, {"BBB", from_s + 300}, {"CCC", from_s + 600}}, {}}; }
Trip often(std::vector<Headway> headways, std::optional<int> to_middle = {}) {
    return {0, {{"AAA", 0}, {"BBB", to_middle}, {"CCC", 1200}}, std::move(headways)};
}

using Next = std::vector<NextTrains>;

} // namespace

TEST_CASE("The next three trains of a day are told by the minute, and none that has left") {
    auto timetable = line(once(9 * hour));
    for (int const later : {3, 1, 2})
        timetable.trips.push_back(once(9 * hour + later * 600));
    CHECK(timetable.next("AAA", "", at("11-23T08:00")) == Next{{"CCC", {540, 550, 560}, 0}});
    CHECK(timetable.next("AAA", "", at("11-23T09:00")) == Next{{"CCC", {540, 550, 560}, 0}});
    CHECK(timetable.next("AAA", "", at("11-23T09:01")) == Next{{"CCC", {550, 560, 570}, 0}});
    CHECK(timetable.next("BBB", "", at("11-23T09:31")) == Next{{"CCC", {575}, 0}});
    CHECK(timetable.next("AAA", "", at("11-23T09:31")).empty());
    CHECK(timetable.next("CCC", "", at("11-23T08:00")).empty()); // nothing leaves the last station
    CHECK(timetable.next("ZZZ", "", at("11-23T08:00")).empty());
}

TEST_CASE("Trains run on the days of their service alone") {
    auto const timetable = line(once(9 * hour));
    for (auto const& [day, runs] : {std::pair{"11-01", false},
                                    {"11-02", true},
                                    {"11-21", false},
                                    {"11-25", false},
                                    {"11-26", true},
                                    {"11-27", true},
                                    {"11-28", false},
                                    {"11-29", true},
                                    {"11-30", false}}) {
        INFO(day);
        auto const time = at(day + std::string("T08:00"));
        CHECK(timetable.has_day(time) == runs);
        CHECK(timetable.next("AAA", "", time).empty() != runs);
    }
}

TEST_CASE("A train of the evening before leaves after midnight") {
    auto const timetable = line(once(24 * hour + 1800));
    CHECK(timetable.next("AAA", "", at("11-24T00:20")) == Next{{"CCC", {30}, 0}});
    CHECK(timetable.next("AAA", "", at("11-24T00:31")).empty()); // that of the coming night is too far off
    CHECK(timetable.next("AAA", "", at("11-24T23:00")) == Next{{"CCC", {30}, 0}});
    CHECK(timetable.next("AAA", "", at("11-28T00:20")) == Next{{"CCC", {30}, 0}}); // Friday's; on Saturday none runs
    CHECK(timetable.next("AAA", "", at("11-29T00:20")).empty());                   // Sunday's own is too far off
    CHECK(timetable.next("AAA", "", at("11-28T00:31")).empty());
}

TEST_CASE("Where the feed knows no minute, it is told how often trains run just now") {
    auto const timetable = line(often({{5 * hour, 6 * hour, 900, false}, {6 * hour, 8 * hour, 400, false}}));
    CHECK(timetable.next("AAA", "", at("11-23T04:59")) == Next{{"CCC", {300}, 0}}); // the first
    CHECK(timetable.next("BBB", "", at("11-23T04:59")) == Next{{"CCC", {}, 0}});    // when it comes here is not known
    CHECK(timetable.next("AAA", "", at("11-23T05:00")) == Next{{"CCC", {}, 15}});
    CHECK(timetable.next("AAA", "", at("11-23T05:59")) == Next{{"CCC", {}, 15}});
    CHECK(timetable.next("BBB", "", at("11-23T06:00")) == Next{{"CCC", {}, 7}}); // 6:40, said as no less
    CHECK(timetable.next("AAA", "", at("11-23T08:00")).empty());
    auto const late = line(often({{5 * hour, 6 * hour, 900, false}}, 600)); // ten minutes on the way
    CHECK(late.next("BBB", "", at("11-23T05:09")) == Next{{"CCC", {310}, 0}});
    CHECK(late.next("BBB", "", at("11-23T06:09")) == Next{{"CCC", {}, 15}});
}

TEST_CASE("Headways that are exact are told by the minute") {
    auto const timetable = line(often({{5 * hour, 5 * hour + 2400, 600, true}}, 300));
    CHECK(timetable.next("AAA", "", at("11-23T04:00")) == Next{{"CCC", {300, 310, 320}, 0}});
    CHECK(timetable.next("AAA", "", at("11-23T05:01")) == Next{{"CCC", {310, 320, 330}, 0}});
    CHECK(timetable.next("BBB", "", at("11-23T05:25")) == Next{{"CCC", {325, 335}, 0}});
    CHECK(timetable.next("AAA", "", at("11-23T05:31")).empty());
}

TEST_CASE("Each direction stands by itself, and only what calls at the station that was asked for") {
    auto const timetable =
        line(once(9 * hour), Trip{0, {{"CCC", 9 * hour}, {"BBB", 9 * hour + 60}, {"AAA", 9 * hour + 120}}, {}});
    CHECK(timetable.next("BBB", "", at("11-23T08:00")) == Next{{"CCC", {545}, 0}, {"AAA", {541}, 0}});
    CHECK(timetable.next("BBB", "AAA", at("11-23T08:00")) == Next{{"AAA", {541}, 0}});
    CHECK(timetable.next("BBB", "ZZZ", at("11-23T08:00")).empty());
}
