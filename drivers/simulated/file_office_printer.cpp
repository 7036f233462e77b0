#include "drivers/simulated/file_office_printer.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "kiosk/base/queue.h"
#include "kiosk/base/text.h"

namespace simulated {
namespace {

using model::PrinterStatus;

constexpr std::array office_states{PrinterStatus::Ready,     PrinterStatus::PaperLow, PrinterStatus::PaperOut,
                                   PrinterStatus::CoverOpen, PrinterStatus::Fault,    PrinterStatus::Gone};

std::filesystem::path next_sheet(std::filesystem::path const& folder) {
    for (int number = 1;; ++number) {
        auto const path = folder / fmt::format("{:04}.pdf", number);
        if (!std::filesystem::exists(path)) return path;
    }
}

} // namespace

// A word that is none of ours is a fault, so that a slip of the hand shows.
PrinterStatus FileOfficePrinter::status() {
    auto const file = folder_ / "printer.state";
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return PrinterStatus::Ready;
    auto const text = base::read_file(file, 64);
    if (!text) return PrinterStatus::Fault;
    auto const named = [&](PrinterStatus status) { return base::trimmed(*text) == model::word_of(status); };
    auto const* const found = std::find_if(office_states.begin(), office_states.end(), named);
    return found == office_states.end() ? PrinterStatus::Fault : *found;
}

base::Result<void, PrinterStatus> FileOfficePrinter::print(drivers::OfficeJob const& job, std::stop_token stop) {
    base::Duration worked{}, waited{};
    auto told = PrinterStatus::Ready;
    while (worked < patience_.work) {
        auto const state = status();
        bool const works = model::can_print(state);
        if (stop.stop_requested() || state == PrinterStatus::Gone || (!works && waited >= patience_.refill))
            return tl::unexpected(state);
        if (state != told && job.tell) job.tell(state);
        told = state;
        base::Queue<char>(1).take_within(stop, patience_.between);
        (works ? worked : waited) += patience_.between;
    }
    if (auto const kept = keep(job.pdf); !kept) {
        base::log(base::Severity::Error, "printer.file", "{}", kept.error().what);
        return tl::unexpected(PrinterStatus::Fault);
    }
    return {};
}

base::Result<> FileOfficePrinter::keep(base::ByteView pdf) const {
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    if (error) return base::failure(base::ErrorKind::Io, folder_.string() + ": " + error.message());
    return base::write_file_durably(next_sheet(folder_), pdf);
}

} // namespace simulated
