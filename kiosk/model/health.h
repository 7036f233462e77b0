// What devices and the line to the city can be, in the words of a person in front of them. Closed enums: the compiler
// proves that each has a sentence on screen. Value types.
#pragma once
#include <string_view>

namespace model {

enum class PrinterStatus {
    Ready,
    PaperLow, // prints, and wants paper soon
    PaperOut,
    CoverOpen,
    Fault, // says it cannot work: cutter jam, overheated
    Gone,  // no answer, unplugged, wrong address
};

// True when a slip can be printed now.
inline bool can_print(PrinterStatus status) {
    return status == PrinterStatus::Ready || status == PrinterStatus::PaperLow;
}

enum class CameraStatus { Ready, Gone, Busy };
enum class ScannerStatus {
    Idle, // nothing was held before it
    Gone, // unplugged, or never there
    Busy, // another program has it
};

inline std::string_view word_of(PrinterStatus status) {
    switch (status) {
    case PrinterStatus::Ready: return "ready";
    case PrinterStatus::PaperLow: return "paper-low";
    case PrinterStatus::PaperOut: return "paper-out";
    case PrinterStatus::CoverOpen: return "cover-open";
    case PrinterStatus::Fault: return "fault";
    case PrinterStatus::Gone: return "gone";
    }
    return "";
}

inline std::string_view word_of(ScannerStatus status) {
    switch (status) {
    case ScannerStatus::Idle: return "idle";
    case ScannerStatus::Gone: return "gone";
    case ScannerStatus::Busy: return "busy";
    }
    return "";
}

} // namespace model
