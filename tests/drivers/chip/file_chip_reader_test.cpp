// The simulated reader of chips, and what may be said to it while it works.
#include "drivers/simulated/file_chip_reader.h"

#include <thread>

#include "drivers/simulated/dock.h"
#include "kiosk/base/file.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using drivers::ChipProblem;
using drivers::ChipReaderStatus;

namespace {

constexpr std::string_view card = "Nguyễn Thị Hoa|079190123456";

struct Desk {
    tests::TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "chip";
    simulated::FileChipReader reader{file, base::Duration(100)};

    void put(std::string_view state) const { REQUIRE(base::write_file_durably(file, base::as_bytes(state))); }
    base::Result<drivers::ChipHolder, ChipProblem> read(std::string can = "123456", std::stop_token stop = {}) {
        return reader.read({base::PrivateText(std::move(can))}, std::move(stop));
    }
};

} // namespace

TEST_CASE("A card that opens to the last digits of its number is read, name and number") {
    Desk desk;
    desk.put(card);
    CHECK(desk.reader.status() == ChipReaderStatus::CardHere);
    auto const holder = desk.read();
    REQUIRE(holder);
    CHECK(holder->name.reveal() == "Nguyễn Thị Hoa");
    CHECK(holder->number.reveal() == "079190123456");
}

TEST_CASE("Another card's digits do not open it") {
    Desk desk;
    desk.put(card);
    for (auto const* can : {"123457", "", "3456", "0123456"})
        CHECK(desk.read(can).error() == ChipProblem::WrongCan);
}

TEST_CASE("Without a file nothing lies there, and a reader that is gone says so") {
    Desk desk;
    CHECK(desk.reader.status() == ChipReaderStatus::Empty);
    CHECK(desk.read().error() == ChipProblem::NoCard);
    desk.put("gone\n");
    CHECK(desk.reader.status() == ChipReaderStatus::Gone);
    CHECK(desk.read().error() == ChipProblem::NoReader);
}

TEST_CASE("Each word of why a card is not read is what comes of reading it") {
    Desk desk;
    for (auto const state : simulated::chip_states) {
        if (state == "empty" || state == "gone") continue;
        desk.put(state);
        CHECK(desk.reader.status() == ChipReaderStatus::CardHere);
        CHECK(word_of(desk.read().error()) == state);
    }
    for (auto const* slip : {"dusty", "|079190123456", "Hoa|07919012345", "Hoa|07919012345a", "Hoa\xff|079190123456"}) {
        desk.put(slip);
        CHECK(desk.read().error() == ChipProblem::Broken);
    }
}

TEST_CASE("A card that is lifted or changed in the middle has left, and who is told to stop stops") {
    Desk desk;
    desk.reader = simulated::FileChipReader(desk.file, base::Duration(10'000));
    desk.put(card);
    {
        std::jthread const hand([&] {
            std::this_thread::sleep_for(base::Duration(100));
            std::filesystem::remove(desk.file); // no check here: they belong to one thread
        });
        CHECK(desk.read().error() == ChipProblem::CardLeft);
    }
    desk.put(card);
    std::stop_source stop;
    std::jthread const clerk([&] {
        std::this_thread::sleep_for(base::Duration(100));
        stop.request_stop();
    });
    CHECK(desk.read("123456", stop.get_token()).error() == ChipProblem::Stopped);
}

TEST_CASE("The dock knows the reader, takes its states and a card, and shows no more of one than that it lies there") {
    Desk const desk;
    model::Settings settings;
    CHECK(simulated::devices(settings).empty());
    settings.chip.reader = "file:" + desk.file.string();
    auto const devices = simulated::devices(settings);
    REQUIRE(devices.size() == 1);
    auto const& chip = devices.front();
    CHECK(chip.name == "chip");
    CHECK(simulated::state_of(chip) == "empty");
    REQUIRE(simulated::set_state(chip, "cloned"));
    CHECK(simulated::state_of(chip) == "cloned");
    REQUIRE(simulated::set_state(chip, card));
    CHECK(simulated::state_of(chip) == "card");
    for (auto const* wrong : {"tired", "paper-out", "Hoa|1", ""})
        CHECK_FALSE(simulated::set_state(chip, wrong));
}
