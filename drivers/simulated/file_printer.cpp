#include "drivers/simulated/file_printer.h"

#include <array>
#include <charconv>
#include <fmt/format.h>

#include "drivers/escpos/encode.h"
#include "drivers/escpos/png.h"
#include "drivers/escpos/preview.h"
#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "kiosk/base/text.h"

namespace simulated {
namespace {

using model::PrinterStatus;

constexpr std::array every_status{PrinterStatus::Ready,     PrinterStatus::PaperLow, PrinterStatus::PaperOut,
                                  PrinterStatus::CoverOpen, PrinterStatus::Fault,    PrinterStatus::Gone};
constexpr std::string_view paper_out_after = "paper-out-after ";

// A word that is none of ours is a fault, so that a slip of the hand shows.
PrinterStatus parse_status(std::string_view text, int bands_done) {
    for (auto const status : every_status)
        if (text == model::word_of(status)) return status;
    if (!text.starts_with(paper_out_after)) return PrinterStatus::Fault;
    text.remove_prefix(paper_out_after.size());
    int bands = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), bands);
    if (error != std::errc() || end != text.data() + text.size()) return PrinterStatus::Fault;
    return bands_done >= bands ? PrinterStatus::PaperOut : PrinterStatus::Ready;
}

std::filesystem::path first_free(std::filesystem::path const& folder) {
    for (int number = 1;; ++number) {
        auto const path = folder / fmt::format("{:04}.bin", number);
        if (!std::filesystem::exists(path)) return path;
    }
}

void append(base::Bytes& bytes, base::ByteView more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

} // namespace

PrinterStatus FilePrinter::status_after(int bands) const {
    auto const file = folder_ / "printer.state";
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return PrinterStatus::Ready;
    auto const text = base::read_file(file, 64);
    return text ? parse_status(base::trimmed(*text), bands) : PrinterStatus::Fault;
}

base::Result<void, PrinterStatus> FilePrinter::print(drivers::Bitmap const& slip) {
    auto job = escpos::beginning();
    for (int band = 0; band <= escpos::band_count(slip); ++band) {
        auto const state = status_after(band);
        if (!model::can_print(state)) return tl::unexpected(state);
        append(job, band < escpos::band_count(slip) ? escpos::band(slip, band) : escpos::ending());
    }
    if (auto const kept = keep(job); !kept) {
        base::log(base::Severity::Error, "printer.file", "{}", kept.error().what);
        return tl::unexpected(PrinterStatus::Fault);
    }
    return {};
}

base::Result<> FilePrinter::keep(base::ByteView job) const {
    auto const png = TRY(escpos::png_of(TRY(escpos::preview(job))));
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    auto const bin = first_free(folder_);
    auto picture = bin;
    TRY(base::write_file_durably(picture.replace_extension(".png"), png));
    auto written = base::write_file_durably(bin, job);
    if (!written) std::filesystem::remove(picture, error);
    return written;
}

} // namespace simulated
