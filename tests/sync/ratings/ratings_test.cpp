#include "sync/ratings/ratings.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using model::Mark;
using model::Rating;
using model::Reason;

namespace {

ratings::Ratings opened(tests::TemporaryFolder const& folder) {
    return ratings::Ratings::open(folder / "ratings.db").value();
}

} // namespace

TEST_CASE("Ratings are counted by day, by kind of visit, by mark and by reason, and outlive the program") {
    tests::TemporaryFolder const folder;
    REQUIRE(opened(folder).add(Rating{"report", Mark::Good, {Reason::Easy, Reason::Quick}}, "2026-11-28"));
    auto kept = opened(folder);
    REQUIRE(kept.add(Rating{"report", Mark::Good, {Reason::Easy}}, "2026-11-28"));
    REQUIRE(kept.add(Rating{"report", Mark::Poor, {}}, "2026-11-28"));
    REQUIRE(kept.add(Rating{"queue", Mark::Fair, {Reason::Slow}}, "2026-11-28"));
    REQUIRE(kept.add(Rating{"queue", Mark::Good, {}}, "2026-11-29"));
    auto const days = kept.waiting("2026-11-30", 9).value();
    REQUIRE(days.size() == 2);
    CHECK(days[0].day == "2026-11-28");
    auto const& report = days[0].by_about.at("report");
    CHECK(report.marks == std::array<std::uint64_t, 3>{2, 0, 1});
    CHECK(report.reasons == std::map<Reason, std::uint64_t>{{Reason::Easy, 2}, {Reason::Quick, 1}});
    CHECK(days[0].by_about.at("queue").marks == std::array<std::uint64_t, 3>{0, 1, 0});
    CHECK(days[1].by_about.size() == 1);
    CHECK(kept.waiting("2026-11-30", 1).value().size() == 1);
}

TEST_CASE("A day leaves the kiosk only when it is over: a count on its way cannot be tied to who just stood there") {
    tests::TemporaryFolder const folder;
    auto kept = opened(folder);
    REQUIRE(kept.add(Rating{"report", Mark::Good, {}}, "2026-11-28"));
    CHECK(kept.waiting("2026-11-28", 9).value().empty());
    CHECK(kept.waiting("2026-11-29", 9).value().size() == 1);
}

TEST_CASE("What the city has waits no more, unless the day has grown since") {
    tests::TemporaryFolder const folder;
    auto kept = opened(folder);
    REQUIRE(kept.add(Rating{"report", Mark::Good, {}}, "2026-11-28"));
    auto const sent = kept.waiting("2026-11-29", 9).value().front();
    REQUIRE(kept.settle(sent, "2026-01-01"));
    CHECK(kept.waiting("2026-11-29", 9).value().empty());
    REQUIRE(kept.add(Rating{"report", Mark::Poor, {}}, "2026-11-28")); // a clock that was set back
    auto const again = kept.waiting("2026-11-29", 9).value();
    REQUIRE(again.size() == 1);
    CHECK(again[0].by_about.at("report").marks == std::array<std::uint64_t, 3>{1, 0, 1});
}

TEST_CASE("Old days are forgotten once the city has them, and not before") {
    tests::TemporaryFolder const folder;
    auto kept = opened(folder);
    REQUIRE(kept.add(Rating{"report", Mark::Good, {}}, "2026-01-01"));
    REQUIRE(kept.add(Rating{"report", Mark::Good, {}}, "2026-01-02"));
    REQUIRE(kept.add(Rating{"report", Mark::Good, {}}, "2026-11-28"));
    auto days = kept.waiting("2026-11-29", 9).value();
    REQUIRE(days.size() == 3);
    REQUIRE(kept.settle(days[0], "2026-08-01"));
    REQUIRE(kept.settle(days[2], "2026-08-01"));
    days = kept.waiting("2026-11-29", 9).value();
    REQUIRE(days.size() == 1);
    CHECK(days[0].day == "2026-01-02");
}
