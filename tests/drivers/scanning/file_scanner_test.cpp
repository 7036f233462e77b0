#include "drivers/open_scanner.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using model::ScannerStatus;

namespace {

base::SystemClock const system_time;
constexpr base::Duration moment{1};

} // namespace

TEST_CASE("A file that is put in the place of a scanner is read once and removed") {
    tests::TemporaryFolder const folder;
    auto const place = folder / "scan";
    tests::write_file(place, "old");
    auto const scanner = drivers::open_scanner({"file:" + place.string()}, system_time).value();
    REQUIRE(scanner->start());
    CHECK(scanner->next(moment).error() == ScannerStatus::Idle); // what lay there before is not read
    for (std::string const code : {"7K3M-9Q2X-4FHT", "7K3M-9Q2X-4FHT\n", "079190123456|Nguyễn Thị Hoa\r\n"}) {
        tests::write_file(place, code);
        CHECK(scanner->next(moment).value().reveal() == code.substr(0, code.find_first_of("\r\n")));
        CHECK_FALSE(std::filesystem::exists(place));
        CHECK(scanner->next(moment).error() == ScannerStatus::Idle);
    }
    tests::write_file(place, "");
    CHECK(scanner->next(moment).error() == ScannerStatus::Idle);
    std::filesystem::remove_all(folder.path());
    CHECK(scanner->next(moment).error() == ScannerStatus::Gone);
    CHECK(scanner->start().error() == ScannerStatus::Gone);
    std::filesystem::create_directories(folder.path());
    CHECK(scanner->start());
}

TEST_CASE("The settings name a scanner, none, or something that is none") {
    CHECK(drivers::open_scanner({"none"}, system_time).value() == nullptr);
    CHECK(drivers::open_scanner({"serial:/dev/ttyACM0@115200"}, system_time).value()->keeps_letters());
    CHECK_FALSE(drivers::open_scanner({"evdev:/dev/input/event7"}, system_time).value()->keeps_letters());
    for (std::string const wrong : {"serial:/dev/ttyACM0", "serial:/dev/ttyACM0@1", "camera:x", ""})
        CHECK(drivers::open_scanner({wrong}, system_time).error().kind == base::ErrorKind::Invalid);
}

TEST_CASE("A scanner that is not there, or is no scanner, is gone") {
    for (std::string const source :
         {"serial:/dev/no-such-line@9600", "evdev:/dev/input/no-such-event", "evdev:/dev/null"}) {
        auto const scanner = drivers::open_scanner({source}, system_time).value();
        CHECK(scanner->start().error() == ScannerStatus::Gone);
        CHECK(scanner->next(moment).error() == ScannerStatus::Gone);
    }
}
