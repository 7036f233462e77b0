#include "sync/upkeep/faults.h"

#include <fstream>

#include "kiosk/base/file.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using model::Part, model::PartState;

namespace {

auto const noon = base::from_rfc3339("2026-11-30T05:00:00.000Z").value();

} // namespace

TEST_CASE("The last fault of each part outlives the program, and no more than that") {
    tests::TemporaryFolder const folder;
    auto const file = folder.path() / "upkeep.faults";
    upkeep::Faults faults(file);
    CHECK(faults.all().empty());
    for (int hour = 0; hour < 100; ++hour)
        for (auto const part : model::all_parts)
            REQUIRE(faults.keep({part, PartState::Fault, noon + std::chrono::hours(hour)}));
    upkeep::Faults const again(file);
    REQUIRE(again.all().size() == std::size(model::all_parts));
    CHECK(again.all().front().part == Part::Printer);
    CHECK(again.all().front().tested_at == noon + std::chrono::hours(99));
    CHECK(std::filesystem::file_size(file) < 1000);
}

TEST_CASE("A fault that is met again at once is not written again") {
    tests::TemporaryFolder const folder;
    auto const file = folder.path() / "upkeep.faults";
    upkeep::Faults faults(file);
    REQUIRE(faults.keep({Part::Printer, PartState::Gone, noon}));
    std::filesystem::remove(file);
    REQUIRE(faults.keep({Part::Printer, PartState::Gone, noon + std::chrono::seconds(30)}));
    CHECK_FALSE(std::filesystem::exists(file));
    REQUIRE(faults.keep({Part::Printer, PartState::PaperOut, noon + std::chrono::seconds(31)}));
    CHECK(std::filesystem::exists(file));
}

TEST_CASE("A file that is none of ours tells of no faults, and the lines that are ours are kept") {
    CHECK(upkeep::read_faults("\xFF\n\nprinter\nprinter sleepy 2026-11-30T05:00:00.000Z 0\nx gone 1 0").empty());
    auto const some = upkeep::read_faults("rubbish\nprinter gone 2026-11-30T05:00:00.000Z 0\n");
    REQUIRE(some.size() == 1);
    CHECK(upkeep::faults_text(some) == "printer gone 2026-11-30T05:00:00.000Z 0\n");
}
