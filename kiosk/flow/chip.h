// Asking the chip of the citizen's card whether it is genuine, and whose it is: after its code was scanned, and by the
// last digits of the number that stood there. Parts of Event, State and Effect. Values.
#pragma once
#include <optional>

#include "kiosk/base/clock.h"
#include "kiosk/base/private.h"
#include "kiosk/model/chip.h"

namespace flow {

using ReadName = base::Instant; // what one read is known by: when it was asked for

// --- the citizen
struct CheckChip {}; // also once more, after it has failed

// --- the world
struct ChipTouched {
    ReadName read;
}; // a card lies there, and is being read
struct ChipRead {
    ReadName read;
    base::PrivateText name, number; // as the state has signed them
};
struct ChipFailed {
    ReadName read;
    model::ChipProblem why;
};

// --- screens
struct ReadingChip {
    ReadName read;
    bool touched = false; // a card lies there
    std::optional<model::ChipProblem> trouble = {};
};

// --- effects
struct ReadChip {
    ReadName read;
    base::PrivateText can; // what opens the chip
};                         // answers ChipTouched and ChipRead, or ChipFailed; waits for a card to come
struct DropChip {};        // nothing more is answered

} // namespace flow
