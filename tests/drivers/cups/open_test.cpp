#include <thread>

#include "drivers/open_office_printer.h"
#include "drivers/simulated/file_office_printer.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using model::PrinterStatus;

namespace {

constexpr simulated::OfficePatience quick{
    .work = base::Duration(10), .refill = base::Duration(60), .between = base::Duration(2)};
auto const pdf = base::as_bytes("%PDF-1.4 one");

std::size_t sheets_in(std::filesystem::path const& folder) {
    std::size_t sheets = 0;
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".pdf") ++sheets;
    return sheets;
}

} // namespace

TEST_CASE("an office printer is opened by its address, and nothing else is one") {
    tests::TemporaryFolder folder;
    CHECK(drivers::open_office_printer("file:" + folder.path().string()));
    CHECK(drivers::open_office_printer("ipp://localhost/ipp/print"));
    CHECK(drivers::open_office_printer("ipp://localhost/printers/office", "ipp://printer/ipp/print"));
    CHECK(drivers::open_office_printer("none").error().kind == base::ErrorKind::Unavailable);
    for (auto const* address : {"", "file:", "tcp:printer", "ipps://printer"})
        CHECK(drivers::open_office_printer(address).error().kind == base::ErrorKind::Invalid);
    CHECK(drivers::open_office_printer("ipp://localhost/printers/office", "printer").error().kind ==
          base::ErrorKind::Invalid);
}

TEST_CASE("a simulated office printer leaves each document as it was") {
    tests::TemporaryFolder folder;
    simulated::FileOfficePrinter printer(folder / "new", quick);
    REQUIRE(printer.print({pdf, "form", {}}, {}));
    REQUIRE(printer.print({base::as_bytes("%PDF-1.4 two"), "form", {}}, {}));
    CHECK(tests::read_file(folder / "new/0001.pdf") == "%PDF-1.4 one");
    CHECK(tests::read_file(folder / "new/0002.pdf") == "%PDF-1.4 two");
}

TEST_CASE("a simulated office printer waits for paper, goes on by itself and prints once") {
    tests::TemporaryFolder folder;
    simulated::FileOfficePrinter printer(folder.path(), quick);
    tests::write_file(folder / "printer.state", "paper-out\n");
    std::vector<PrinterStatus> told;
    auto const refill = [&](PrinterStatus status) {
        told.push_back(status);
        tests::write_file(folder / "printer.state", "ready");
    };
    REQUIRE(printer.print({pdf, "form", refill}, {}));
    CHECK(told == std::vector{PrinterStatus::PaperOut, PrinterStatus::Ready});
    CHECK(sheets_in(folder.path()) == 1);
}

TEST_CASE("a simulated office printer that is not seen to, is told to stop or is gone prints nothing") {
    tests::TemporaryFolder folder;
    simulated::FileOfficePrinter printer(folder.path(), quick);
    for (auto const* state : {"cover-open", "paper-out", "fault", "gone", "nonsense"}) {
        tests::write_file(folder / "printer.state", state);
        auto const printed = printer.print({pdf, "form", {}}, {});
        REQUIRE_FALSE(printed);
        CHECK(printed.error() == printer.status());
    }
    tests::write_file(folder / "printer.state", "paper-low");
    std::stop_source stop;
    auto const printed = printer.print({pdf, "form", [&](PrinterStatus) { stop.request_stop(); }}, stop.get_token());
    REQUIRE_FALSE(printed);
    CHECK(printed.error() == PrinterStatus::PaperLow);
    CHECK(sheets_in(folder.path()) == 0);
}
