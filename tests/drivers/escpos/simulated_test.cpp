#include <atomic>
#include <thread>

#include "drivers/escpos/preview.h"
#include "drivers/simulated/file_printer.h"
#include "tests/drivers/escpos/pictures.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using model::PrinterStatus;

TEST_CASE("a simulated job leaves the bytes and the picture under the same number") {
    tests::TemporaryFolder folder;
    simulated::FilePrinter printer(folder.path());
    auto const picture = tests::noise(384, 90);
    REQUIRE(printer.print(picture));
    REQUIRE(printer.print(tests::plain(384, 10, true)));
    CHECK(escpos::preview(base::as_bytes(tests::read_file(folder / "0001.bin"))).value() == picture);
    CHECK(std::filesystem::exists(folder / "0001.png"));
    CHECK(std::filesystem::exists(folder / "0002.bin"));
    CHECK_FALSE(std::filesystem::exists(folder / "0003.bin"));
}

TEST_CASE("the state of a simulated printer is read again before each band") {
    tests::TemporaryFolder folder;
    simulated::FilePrinter printer(folder.path());
    auto const picture = tests::noise(576, 300); // 12 bands
    for (int const bands : {0, 1, 11, 12}) {
        INFO(bands);
        tests::write_file(folder / "printer.state", "paper-out-after " + std::to_string(bands) + "\n");
        auto const printed = printer.print(picture);
        REQUIRE_FALSE(printed);
        CHECK(printed.error() == PrinterStatus::PaperOut);
    }
    CHECK_FALSE(std::filesystem::exists(folder / "0001.bin"));
    CHECK_FALSE(std::filesystem::exists(folder / "0001.png"));
    tests::write_file(folder / "printer.state", "paper-out-after 13");
    CHECK(printer.print(picture));
}

TEST_CASE("a state file written while a slip is printed stops it") {
    tests::TemporaryFolder folder;
    simulated::FilePrinter printer(folder.path());
    auto const picture = tests::noise(576, 15'000); // long enough to be met half way
    std::jthread const hand([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        tests::write_file(folder / "next", "cover-open");
        std::filesystem::rename(folder / "next", folder / "printer.state");
    });
    int whole = 0;
    while (printer.print(picture))
        REQUIRE(++whole < 200);
    CHECK(printer.status() == PrinterStatus::CoverOpen);
    int kept = 0;
    for (auto const& entry : std::filesystem::directory_iterator(folder.path()))
        kept += entry.path().extension() == ".bin";
    CHECK(kept == whole); // nothing of the slip that was stopped
}

TEST_CASE("a word that is no state is a fault, so that a slip of the hand shows") {
    tests::TemporaryFolder folder;
    simulated::FilePrinter printer(folder.path());
    for (auto const* word : {"", "ready!", "paper-out-after", "paper-out-after x", "paper-out-after -"}) {
        tests::write_file(folder / "printer.state", word);
        CHECK(printer.status() == PrinterStatus::Fault);
    }
}

TEST_CASE("a simulated printer whose folder cannot be written says fault, not printed") {
    tests::TemporaryFolder folder;
    tests::write_file(folder / "file", "");
    simulated::FilePrinter printer(folder / "file"); // a file where the folder should be
    auto const printed = printer.print(tests::noise(384, 10));
    REQUIRE_FALSE(printed);
    CHECK(printed.error() == PrinterStatus::Fault);
}
