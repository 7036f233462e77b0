// Simulated days: whatever befalls kiosks, network and city, what a citizen was thanked for arrives once, and the same
// seed gives the same day. And the proof that these days can tell: each known mistake is found.
#include "tests/simulation/day.h"
#include "tests/support/catch.h"

using simulation::Ended;
using simulation::Flaw;
using simulation::live_a_day;
using simulation::Silence;
using simulation::Town;

namespace {

std::string text_of(Ended const& ended) {
    std::string text;
    for (auto const& wrong : ended.wrong)
        text += wrong + "\n";
    return text;
}

void all_is_well(std::uint64_t first, std::size_t days) {
    Town const town;
    std::size_t receipts = 0, deaths = 0;
    for (auto seed = first; seed < first + days; ++seed) {
        Ended ended;
        {
            Silence const silence;
            ended = live_a_day(town, seed);
        }
        receipts += ended.receipts;
        deaths += ended.deaths;
        INFO("day " << seed << "\n" << text_of(ended));
        REQUIRE(ended.wrong.empty());
    }
    CHECK(receipts > days * 4);
    CHECK(deaths > days);
}

// Whether `times` of the first days show that something is wrong.
bool is_found_out(Flaw flaw, int times = 3) {
    Silence const silence;
    Town const town;
    int found = 0;
    for (std::uint64_t seed = 1; seed <= 50 && found < times; ++seed)
        found += live_a_day(town, seed, flaw).wrong.empty() ? 0 : 1;
    return found == times;
}

} // namespace

TEST_CASE("Every report that was thanked for arrives once and every chain is whole: simulated days 1 to 500") {
    all_is_well(1, 500);
}

TEST_CASE("Every report that was thanked for arrives once and every chain is whole: simulated days 501 to 1,000") {
    all_is_well(501, 500);
}

TEST_CASE("Every report that was thanked for arrives once and every chain is whole: simulated days 1,001 to 1,500") {
    all_is_well(1001, 500);
}

TEST_CASE("Every report that was thanked for arrives once and every chain is whole: simulated days 1,501 to 2,000") {
    all_is_well(1501, 500);
}

TEST_CASE("The same seed gives the same day to the byte, another seed another day") {
    Silence const silence;
    Town const town, same_town;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto const first = live_a_day(town, seed);
        CHECK(live_a_day(same_town, seed).hash == first.hash);
        CHECK(live_a_day(town, seed + 1).hash != first.hash);
    }
}

// Were one of these not found, the days above would be blind.
TEST_CASE("A log that is not synced is found out within fifty simulated days") {
    CHECK(is_found_out(Flaw::NormalSync));
}

TEST_CASE("A disk that lies about its syncs is found out within fifty simulated days") {
    CHECK(is_found_out(Flaw::LyingDisk, 1)); // the rescue of what it breaks takes real seconds
}

TEST_CASE("A store that takes what it already has is found out within fifty simulated days") {
    CHECK(is_found_out(Flaw::NoDeduplication));
}

TEST_CASE("A gateway that acknowledges before it commits is found out within fifty simulated days") {
    CHECK(is_found_out(Flaw::HastyAcknowledger));
}

TEST_CASE("A screen that thanks before it has stored is found out within fifty simulated days") {
    CHECK(is_found_out(Flaw::HastyReceipt));
}
