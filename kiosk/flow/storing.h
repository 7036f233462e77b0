// What becomes of a submission, and whether one can be stored at all. Parts of State and Event. Values.
#pragma once
#include <optional>

#include "kiosk/model/receipt.h"

namespace flow {

// Why a submission could not be stored. The screen says it; nothing was claimed.
enum class StoreTrouble {
    Full,    // no space on disk
    Refused, // the draft was not acceptable after all
    Broken,  // the outbox cannot be used
    Busy,    // the storage worker did not take it
    // --- not tried: nothing is taken
    TooLongAlone, // the city has not been heard for too long (place.inform_only_after_h)
    OutOfHours,   // the place is closed
};

struct Stored {
    model::Receipt receipt;
};
struct NotStored {
    StoreTrouble trouble;
};
struct AdmissionChanged {
    std::optional<StoreTrouble> closed;
}; // why no submission can be stored now; none: it can

} // namespace flow
