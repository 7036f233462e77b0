#include "kiosk/model/part.h"

namespace model {

PartNeed need_of(PartState state) {
    switch (state) {
    case PartState::Ready:
    case PartState::NotFitted:
    case PartState::Waiting: return PartNeed::Nothing;
    case PartState::PaperLow:
    case PartState::SetAside:
    case PartState::Failing:
    case PartState::Busy:
    case PartState::Narrow: return PartNeed::CareSoon;
    case PartState::PaperOut:
    case PartState::CoverOpen:
    case PartState::Fault:
    case PartState::Gone:
    case PartState::Closed:
    case PartState::Silent: return PartNeed::CareNow;
    }
    return PartNeed::CareNow;
}

PartState state_of(PrinterStatus status) {
    switch (status) {
    case PrinterStatus::Ready: return PartState::Ready;
    case PrinterStatus::PaperLow: return PartState::PaperLow;
    case PrinterStatus::PaperOut: return PartState::PaperOut;
    case PrinterStatus::CoverOpen: return PartState::CoverOpen;
    case PrinterStatus::Fault: return PartState::Fault;
    case PrinterStatus::Gone: return PartState::Gone;
    }
    return PartState::Fault;
}

PartState state_of(CameraStatus status) {
    switch (status) {
    case CameraStatus::Ready: return PartState::Ready;
    case CameraStatus::Gone: return PartState::Gone;
    case CameraStatus::Busy: return PartState::Busy;
    }
    return PartState::Fault;
}

PartState state_of(ScannerStatus status) {
    switch (status) {
    case ScannerStatus::Idle: return PartState::Ready;
    case ScannerStatus::Gone: return PartState::Gone;
    case ScannerStatus::Busy: return PartState::Busy;
    }
    return PartState::Fault;
}

PartState state_of(ChipReaderStatus status) {
    switch (status) {
    case ChipReaderStatus::Empty:
    case ChipReaderStatus::CardHere: return PartState::Ready;
    case ChipReaderStatus::Gone: return PartState::Gone;
    }
    return PartState::Fault;
}

std::string_view word_of(Part part) {
    switch (part) {
    case Part::Printer: return "printer";
    case Part::OfficePrinter: return "office_printer";
    case Part::Camera: return "camera";
    case Part::Scanner: return "scanner";
    case Part::Chip: return "chip";
    case Part::Reports: return "reports";
    case Part::Courier: return "courier";
    case Part::Disk: return "disk";
    }
    return "";
}

std::string_view word_of(PartState state) {
    switch (state) {
    case PartState::Ready: return "ready";
    case PartState::NotFitted: return "not-fitted";
    case PartState::PaperLow: return "paper-low";
    case PartState::PaperOut: return "paper-out";
    case PartState::CoverOpen: return "cover-open";
    case PartState::Fault: return "fault";
    case PartState::Gone: return "gone";
    case PartState::Busy: return "busy";
    case PartState::Waiting: return "waiting";
    case PartState::Failing: return "failing";
    case PartState::SetAside: return "set-aside";
    case PartState::Closed: return "closed";
    case PartState::Silent: return "silent";
    case PartState::Narrow: return "narrow";
    }
    return "";
}

std::optional<PartState> part_state_of(std::string_view word) {
    for (int i = 0; i <= static_cast<int>(PartState::Narrow); ++i)
        if (auto const state = static_cast<PartState>(i); word_of(state) == word) return state;
    return std::nullopt;
}

} // namespace model
