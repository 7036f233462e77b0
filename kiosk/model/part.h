// What the kiosk is made of, and how each part was when it was last tested: for a technician in front of it. Closed
// enums: the compiler proves that each has words on screen. Value types.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/model/chip.h"
#include "kiosk/model/health.h"

namespace model {

enum class Part {
    Printer,
    OfficePrinter,
    Camera,
    Scanner,
    Chip,    // the reader of cards' chips
    Reports, // those that wait to be sent
    Courier, // the program that sends them
    Disk,
};
inline constexpr Part all_parts[] = {Part::Printer, Part::OfficePrinter, Part::Camera,  Part::Scanner,
                                     Part::Chip,    Part::Reports,       Part::Courier, Part::Disk};

enum class PartState {
    Ready,
    NotFitted, // the settings name none
    PaperLow,
    PaperOut,
    CoverOpen,
    Fault,
    Gone,
    Busy,
    Waiting,  // reports that the city does not have yet
    Failing,  // the same, and the last try came to nothing
    SetAside, // reports that the city will not take as they are
    Closed,   // no report can be stored
    Silent,   // it does not run
    Narrow,   // little space is left
};
inline constexpr PartState all_part_states[] = {
    PartState::Ready,    PartState::NotFitted, PartState::PaperLow, PartState::PaperOut, PartState::CoverOpen,
    PartState::Fault,    PartState::Gone,      PartState::Busy,     PartState::Waiting,  PartState::Failing,
    PartState::SetAside, PartState::Closed,    PartState::Silent,   PartState::Narrow};

// How much it matters.
enum class PartNeed { Nothing, CareSoon, CareNow };
PartNeed need_of(PartState state);

PartState state_of(PrinterStatus status);
PartState state_of(CameraStatus status);
PartState state_of(ScannerStatus status);
PartState state_of(ChipReaderStatus status);

struct PartReport {
    Part part = Part::Printer;
    PartState state = PartState::Ready;
    base::WallTime tested_at{};
    std::uint64_t count = 0;                  // reports; MiB that are free
    std::optional<base::WallTime> since = {}; // the oldest of them
    std::string why = {};                     // in a technician's words; never a citizen's
};

std::string_view word_of(Part part);       // "printer", in ids, in the log and on the wire
std::string_view word_of(PartState state); // "paper-low", the same
std::optional<PartState> part_state_of(std::string_view word);

} // namespace model
