// Seeded days of a ward's office. TRAMSO_WARD_DAYS=100000 runs so many; ward_days_test prints the seed of a day that
// went wrong, and the same seed gives the same day.
#include <cstdlib>

#include "tests/simulation/ward/day.h"
#include "tests/support/catch.h"

using namespace simulation;

namespace {

std::uint64_t days() {
    auto const* const asked = std::getenv("TRAMSO_WARD_DAYS");
    return asked != nullptr ? std::strtoull(asked, nullptr, 10) : 500;
}

std::vector<std::string> judged(WardDay const& day) { return troubles_of(day.history, day.papers, ward_office()); }

} // namespace

TEST_CASE("On every day no number comes twice, nobody is forgotten, and the order is the documented one") {
    std::size_t cuts = 0, own = 0, renamed = 0, calls = 0;
    for (std::uint64_t seed = 1; seed <= days(); ++seed) {
        auto const day = ward_day(seed);
        cuts += day.cuts;
        own += day.own_numbers;
        renamed += day.renamed;
        calls += day.history.size();
        auto const troubles = judged(day);
        INFO("seed " << seed << ": " << (troubles.empty() ? "" : troubles.front()));
        REQUIRE(troubles.empty());
    }
    WARN(days() << " days: " << calls << " events, " << cuts << " power cuts, " << own << " numbers of kiosks, "
                << renamed << " answers lost");
    CHECK(cuts > 0);
    CHECK(own > 0);
    CHECK(renamed > 0);
}

TEST_CASE("The same seed gives the same day of a ward") {
    CHECK(ward_day(7).history == ward_day(7).history);
    CHECK(ward_day(7).papers == ward_day(7).papers);
}

TEST_CASE("Whatever is wrong with a ward is found") {
    auto const flaw = GENERATE(WardFlaw::LosesWhatWasSaid, WardFlaw::KioskBeginsAnew, WardFlaw::NeverMerged,
                               WardFlaw::MergedAsAnother, WardFlaw::PriorityForEver, WardFlaw::AbsentFirst,
                               WardFlaw::PlacesExchanged);
    std::size_t found = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed)
        found += judged(ward_day(seed, flaw)).empty() ? 0U : 1U;
    INFO("flaw " << static_cast<int>(flaw));
    CHECK(found > 0);
}
