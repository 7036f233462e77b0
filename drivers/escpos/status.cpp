#include "drivers/escpos/status.h"

#include <algorithm>

namespace escpos {
namespace {

constexpr unsigned offline = 0x08;                       // DLE EOT 1
constexpr unsigned cover_open = 0x04;                    // DLE EOT 2
constexpr unsigned stopped_by_paper_end = 0x20;          // DLE EOT 2
constexpr unsigned stopped_by_error = 0x40;              // DLE EOT 2
constexpr unsigned cutter_or_worse = 0x08 | 0x20 | 0x40; // DLE EOT 3: knife, not recoverable, recovers by itself (heat)
constexpr unsigned near_end = 0x0c;                      // DLE EOT 4
constexpr unsigned paper_end = 0x60;                     // DLE EOT 4

} // namespace

bool is_status(std::uint8_t byte) { return (byte & 0x93) == 0x12; }

Answer Answers::take(std::uint8_t byte) {
    bool const plain = (byte & 0x90) == 0;
    if (announced_ > 0 && plain) {
        --announced_;
        return Answer::Other;
    }
    announced_ = (byte & 0x93) == 0x10 ? 3 : 0;
    if (is_status(byte)) return Answer::Status;
    return plain ? Answer::ReceiptOfData : Answer::Other;
}

model::PrinterStatus status_of(StatusBytes const& bytes) {
    if (!std::all_of(bytes.begin(), bytes.end(), is_status)) return model::PrinterStatus::Gone;
    auto const [printer, reason, error, paper] = bytes;
    if (reason & cover_open) return model::PrinterStatus::CoverOpen;
    if (error & cutter_or_worse) return model::PrinterStatus::Fault;
    if ((paper & paper_end) || (reason & stopped_by_paper_end)) return model::PrinterStatus::PaperOut;
    if ((reason & stopped_by_error) || (printer & offline)) return model::PrinterStatus::Fault;
    return paper & near_end ? model::PrinterStatus::PaperLow : model::PrinterStatus::Ready;
}

} // namespace escpos
