// One suite for every printer: the simulated one and an ESC/POS printer on each kind of line.
#include <fmt/format.h>

#include "drivers/jpeg/load.h"
#include "drivers/open_printer.h"
#include "tests/drivers/escpos/emulated_printer.h"
#include "tests/drivers/escpos/pictures.h"
#include "tests/support/catch.h"

using model::PrinterStatus;
using namespace std::chrono_literals;

namespace {

// A printer to be found under link(), and the hand that opens its cover.
class Rig {
public:
    virtual ~Rig() = default;
    virtual std::string link() const = 0;
    virtual void be(PrinterStatus state) = 0;
    virtual void run_out_within_a_slip() = 0;
    virtual std::vector<drivers::Bitmap> slips() const = 0;

    drivers::Printer& printer() {
        if (!printer_) printer_ = drivers::open_printer({.link = link()}).value();
        return *printer_;
    }
    std::string print(drivers::Bitmap const& slip) {
        auto const printed = printer().print(slip);
        return printed ? "printed" : std::string(word_of(printed.error()));
    }

private:
    std::unique_ptr<drivers::Printer> printer_;
};

template<tests::LineKind Kind>
class LineRig final : public Rig {
public:
    std::string link() const override { return device_.link(); }
    void be(PrinterStatus state) override { device_.be({.state = state}); }
    void run_out_within_a_slip() override { device_.be({.later = PrinterStatus::PaperOut, .later_after_rows = 150}); }
    std::vector<drivers::Bitmap> slips() const override { return device_.slips(); }

private:
    tests::EmulatedPrinter device_{Kind};
};
using Serial = LineRig<tests::LineKind::Serial>;
using Usb = LineRig<tests::LineKind::UsbPrinter>;
using Network = LineRig<tests::LineKind::Tcp>;

class Simulated final : public Rig {
public:
    std::string link() const override { return "file:" + folder_.path().string(); }
    void be(PrinterStatus state) override { write(model::word_of(state)); }
    void run_out_within_a_slip() override { write("paper-out-after 3"); }
    std::vector<drivers::Bitmap> slips() const override {
        std::vector<drivers::Bitmap> read;
        for (int number = 1; std::filesystem::exists(picture(number)); ++number) {
            auto const frame = jpeg::load(picture(number)).value();
            auto slip = tests::plain(frame.width, frame.height, false);
            for (std::size_t i = 0; i < frame.luma.size(); ++i) {
                auto const x = i % static_cast<std::size_t>(frame.width), y = i / static_cast<std::size_t>(frame.width);
                if (frame.luma[i] < 128)
                    slip.bits[y * slip.row_bytes() + x / 8] |= static_cast<std::uint8_t>(0x80U >> (x % 8));
            }
            read.push_back(std::move(slip));
        }
        return read;
    }

private:
    void write(std::string_view word) { tests::write_file(folder_ / "printer.state", word); }
    std::filesystem::path picture(int number) const { return folder_ / fmt::format("{:04}.png", number); }
    tests::TemporaryFolder folder_;
};

} // namespace

TEMPLATE_TEST_CASE("a printed slip is the picture bit by bit", "[contract]", Simulated, Serial, Usb, Network) {
    TestType rig;
    std::vector<drivers::Bitmap> const pictures{tests::noise(384, 130),       tests::noise(576, 1),
                                                tests::noise(576, 401, 2),    tests::noise(832, 257, 3),
                                                tests::plain(576, 200, true), tests::plain(384, 300, false)};
    for (auto const& picture : pictures)
        REQUIRE(rig.print(picture) == "printed");
    auto const slips = rig.slips();
    REQUIRE(slips.size() == pictures.size());
    for (std::size_t i = 0; i < slips.size(); ++i)
        CHECK(slips[i] == pictures[i]);
}

TEMPLATE_TEST_CASE("a printer says how it is", "[contract]", Simulated, Serial, Usb, Network) {
    TestType rig;
    for (auto const state : {PrinterStatus::Ready, PrinterStatus::PaperLow, PrinterStatus::PaperOut,
                             PrinterStatus::CoverOpen, PrinterStatus::Fault, PrinterStatus::Ready}) {
        rig.be(state);
        CHECK(word_of(rig.printer().status()) == word_of(state));
    }
}

TEMPLATE_TEST_CASE("a printer low on paper prints", "[contract]", Simulated, Serial, Usb, Network) {
    TestType rig;
    rig.be(PrinterStatus::PaperLow);
    CHECK(rig.print(tests::noise(384, 100)) == "printed");
    CHECK(rig.slips().size() == 1);
}

TEMPLATE_TEST_CASE("without paper, with the cover open or a fault nothing is printed, and it says which", "[contract]",
                   Simulated, Serial, Usb, Network) {
    TestType rig;
    auto const picture = tests::noise(384, 200);
    for (auto const state : {PrinterStatus::PaperOut, PrinterStatus::CoverOpen, PrinterStatus::Fault}) {
        rig.be(state);
        CHECK(rig.print(picture) == word_of(state));
    }
    CHECK(rig.slips().empty());
    rig.be(PrinterStatus::Ready);
    CHECK(rig.print(picture) == "printed");
    CHECK(rig.slips() == std::vector{picture});
}

TEMPLATE_TEST_CASE("paper that ends within a slip is not a printed slip", "[contract]", Simulated, Serial, Usb,
                   Network) {
    TestType rig;
    auto const picture = tests::noise(576, 400);
    rig.run_out_within_a_slip();
    CHECK(rig.print(picture) == "paper-out");
    CHECK(rig.slips().empty());
    CHECK(rig.print(picture) == "paper-out");
}

TEMPLATE_TEST_CASE("a printer that is not there is gone, and prints once it is", "[contract]", Simulated, Serial, Usb,
                   Network) {
    TestType rig;
    rig.be(PrinterStatus::Gone);
    CHECK(rig.print(tests::noise(384, 50)) == "gone");
    CHECK(word_of(rig.printer().status()) == "gone");
    rig.be(PrinterStatus::Ready);
    CHECK(rig.print(tests::noise(384, 50)) == "printed");
    rig.be(PrinterStatus::Gone); // unplugged between two jobs
    CHECK(rig.print(tests::noise(384, 50)) == "gone");
    rig.be(PrinterStatus::Ready);
    CHECK(rig.print(tests::noise(384, 50, 9)) == "printed");
    CHECK(rig.slips().size() == 2);
}
