// Scanners on a line whose other end is in the hands of the test.
#include "drivers/serial/scanner.h"

#include <thread>

#include "tests/drivers/serial/line_end.h"
#include "tests/support/catch.h"

using model::ScannerStatus;

namespace {

base::SystemClock const system_time;
constexpr base::Duration soon{2'000}, moment{20};
constexpr std::string_view card = "079190123456|123456789|Nguyễn Thị Hoa|15031990|Nữ|Phường Bến Thành|15032025";

} // namespace

TEST_CASE("A card's code comes through a serial line as it is printed") {
    tests::LineEnd const device;
    auto const scanner = serial::make_scanner({device.name(), 115'200}, system_time);
    REQUIRE(scanner->start());
    CHECK(scanner->next(moment).error() == ScannerStatus::Idle);
    device.say(std::string(card) + "\r\n");
    CHECK(scanner->next(soon).value().reveal() == card);
    CHECK(scanner->next(moment).error() == ScannerStatus::Idle);
}

TEST_CASE("A scanner that puts nothing behind a code, and sends it in pieces, is understood") {
    tests::LineEnd const device;
    auto const scanner = serial::make_scanner({device.name(), 9'600}, system_time);
    REQUIRE(scanner->start());
    std::jthread const slow([&] {
        for (std::size_t from = 0; from < card.size(); from += 32) {
            device.send(std::string(card.substr(from, 32)));
            std::this_thread::sleep_for(base::Duration(10));
        }
    });
    CHECK(scanner->next(soon).value().reveal() == card);
}

TEST_CASE("Two codes that came while nobody asked are there one after the other") {
    tests::LineEnd const device;
    auto const scanner = serial::make_scanner({device.name(), 115'200}, system_time);
    REQUIRE(scanner->start());
    device.say("one\rtwo\r");
    CHECK(scanner->next(soon).value().reveal() == "one");
    CHECK(scanner->next(soon).value().reveal() == "two");
}

TEST_CASE("Four kilobytes of noise are nobody's code, and the next one is read") {
    tests::LineEnd const device;
    auto const scanner = serial::make_scanner({device.name(), 115'200}, system_time);
    REQUIRE(scanner->start());
    std::jthread const loud([&] {
        for (int i = 0; i < 17; ++i)
            device.send(std::string(256, '\xFF'));
        device.send("\r7K3M-9Q2X-4FHT\r");
    });
    CHECK(scanner->next(soon).value().reveal() == "7K3M-9Q2X-4FHT");
}

TEST_CASE("A scanner that is unplugged is gone, and read again when it is back") {
    tests::LineEnd device;
    auto const scanner = serial::make_scanner({device.name(), 115'200}, system_time);
    REQUIRE(scanner->start());
    device.say("half a co");
    device.unplug();
    CHECK(scanner->next(soon).error() == ScannerStatus::Gone);
    CHECK(scanner->next(moment).error() == ScannerStatus::Gone);
    tests::LineEnd const again;
    auto const next = serial::make_scanner({again.name(), 115'200}, system_time);
    REQUIRE(next->start());
    again.say("whole\r");
    CHECK(next->next(soon).value().reveal() == "whole");
}

TEST_CASE("A line that another program holds is busy") {
    tests::LineEnd const device;
    auto const first = serial::make_scanner({device.name(), 115'200}, system_time);
    auto const second = serial::make_scanner({device.name(), 115'200}, system_time);
    REQUIRE(first->start());
    CHECK(second->start().error() == ScannerStatus::Busy);
    first->stop();
    CHECK(second->start());
}
