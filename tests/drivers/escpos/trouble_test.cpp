// What can go wrong between the first byte and the cut. The rule: never "printed" unless the slip is out.
#include "drivers/escpos/descriptor_link.h"
#include "drivers/escpos/encode.h"
#include "drivers/escpos/printer.h"
#include "drivers/open_printer.h"
#include "drivers/serial/port.h"
#include "tests/drivers/escpos/emulated_printer.h"
#include "tests/drivers/escpos/pictures.h"
#include "tests/support/catch.h"

using model::PrinterStatus;
using tests::EmulatedPrinter;
using tests::LineKind;
using namespace std::chrono_literals;

namespace {

drivers::Bitmap const picture = tests::noise(576, 400, 5);

std::string print(drivers::Printer& printer, drivers::Bitmap const& slip = picture) {
    auto const printed = printer.print(slip);
    return printed ? "printed" : std::string(word_of(printed.error()));
}

std::unique_ptr<drivers::Printer> printer_at(EmulatedPrinter const& device) {
    return drivers::open_printer({.link = device.link()}).value();
}

// With less patience than the product has.
escpos::Printer impatient(EmulatedPrinter const& device) {
    auto address = serial::parse_address(device.link().substr(std::string("serial:").size())).value();
    auto open = [address]() -> base::Result<std::unique_ptr<escpos::Link>> {
        return std::make_unique<escpos::DescriptorLink>(TRY(serial::open_port(address)),
                                                        escpos::DescriptorKind::SerialLine);
    };
    return escpos::Printer(open, {.answer = 300ms, .busy_answer = 1500ms, .stall = 500ms, .paper = 700ms});
}

} // namespace

TEST_CASE("a printer that leaves at any byte of a job is gone, and prints when it is back") {
    auto const whole = escpos::encode(picture).size();
    for (auto const kind : {LineKind::Serial, LineKind::UsbPrinter, LineKind::Tcp}) {
        EmulatedPrinter device(kind);
        auto const printer = printer_at(device);
        // In the first question, the reset, the first band's head, a band, late, and in the question behind the cut.
        for (std::size_t const at : {std::size_t{1}, std::size_t{13}, std::size_t{16}, std::size_t{3'000}, whole / 2,
                                     whole - 1, whole + 100}) {
            INFO(static_cast<int>(kind) << " at " << at);
            auto const before = device.slips().size();
            device.be({.unplug_after = at});
            CHECK(print(*printer) == "gone");
            CHECK(device.slips().size() == before);
            device.be({});
            CHECK(print(*printer) == "printed");
            REQUIRE(!device.slips().empty());
            CHECK(device.slips().back() == picture);
        }
    }
}

TEST_CASE("paper that ends or a cover that opens within a slip is told, wherever it happens") {
    for (auto const state : {PrinterStatus::PaperOut, PrinterStatus::CoverOpen, PrinterStatus::Fault})
        for (int const rows : {0, 1, 27, 200, 399}) {
            INFO(word_of(state) << " after " << rows);
            EmulatedPrinter device(LineKind::Serial, {.later = state, .later_after_rows = rows});
            auto const printer = printer_at(device);
            CHECK(print(*printer) == word_of(state));
            CHECK(device.slips().empty());
        }
}

TEST_CASE("what a broken-off slip left in the printer is cut away before the next slip") {
    for (auto const kind : {LineKind::Serial, LineKind::UsbPrinter, LineKind::Tcp}) {
        EmulatedPrinter device(kind, {.later = PrinterStatus::PaperOut, .later_after_rows = 200});
        auto const printer = printer_at(device);
        REQUIRE(print(*printer) == "paper-out");
        device.refill();
        auto const next = tests::noise(576, 300, 6);
        CHECK(print(*printer, next) == "printed");
        auto const slips = device.slips();
        REQUIRE(slips.size() == 2); // the torn one, and one that is whole
        CHECK(slips[0].height < picture.height);
        CHECK(slips[1] == next);
        CHECK(device.rows_hanging() == 0);
    }
}

TEST_CASE("a clone that answers nothing is gone, for nothing proves that it printed") {
    EmulatedPrinter device(LineKind::Serial, {.answers = false});
    auto printer = impatient(device);
    CHECK(print(printer) == "gone");
    CHECK(word_of(printer.status()) == "gone");
}

TEST_CASE("a clone that does not confirm its data is not believed to have printed") {
    EmulatedPrinter device(LineKind::Serial, {.confirms = false});
    auto printer = impatient(device);
    CHECK(print(printer) == "fault");
    CHECK(device.slips().size() == 1); // it was, but nobody can know
}

TEST_CASE("a slow printer that takes few bytes at a time prints all of them") {
    for (auto const kind : {LineKind::Serial, LineKind::UsbPrinter, LineKind::Tcp}) {
        EmulatedPrinter device(kind, {.portion = 200, .pause = 4ms});
        auto const printer = printer_at(device);
        CHECK(print(*printer) == "printed");
        CHECK(device.slips() == std::vector{picture});
    }
}

TEST_CASE("dots that look like questions do not confuse the answers") {
    auto const misleading = tests::questions(576, 300);
    // The drawer's bit in a stray answer is the cover's bit in another.
    EmulatedPrinter device(LineKind::Serial, {.obeys_inside_data = true, .drawer = true});
    auto const printer = printer_at(device);
    CHECK(print(*printer, misleading) == "printed");
    CHECK(device.slips() == std::vector{misleading});
    device.be({.later = PrinterStatus::CoverOpen, .later_after_rows = 299, .obeys_inside_data = true, .drawer = true});
    CHECK(print(*printer, misleading) == "cover-open");
}

TEST_CASE("answers to what looked like questions that come one by one are waited out, however many they are") {
    auto const misleading = tests::questions(576, 300);
    EmulatedPrinter device(LineKind::Serial, {.obeys_inside_data = true, .drawer = true, .answer_time = 300us});
    auto const printer = printer_at(device);
    CHECK(print(*printer, misleading) == "printed");
    CHECK(device.slips() == std::vector{misleading});
}

TEST_CASE("a printer that announces its state by itself is not taken to have confirmed") {
    EmulatedPrinter device(LineKind::Serial, {.confirms = false, .announces = true});
    auto printer = impatient(device);
    CHECK(print(printer) == "fault");
    device.be({.announces = true});
    CHECK(print(printer) == "printed");
}

TEST_CASE("a serial line that another program holds is not opened a second time") {
    EmulatedPrinter device(LineKind::Serial);
    auto const first = printer_at(device), second = printer_at(device);
    REQUIRE(word_of(first->status()) == "ready");
    CHECK(word_of(second->status()) == "gone");
}

TEST_CASE("no printer ever gets a command that it does not know") {
    EmulatedPrinter device(LineKind::Tcp);
    auto const printer = printer_at(device);
    CHECK(print(*printer) == "printed");
    CHECK(print(*printer, tests::questions(832, 100)) == "printed");
    CHECK(device.unknown_commands() == 0);
}
