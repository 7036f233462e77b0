// What the book of an event says at its desk (event_desk.h): its counts, why it has not taken something, and what was
// counted last. Parts of State and Event. Values.
#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "kiosk/model/event_tally.h"

namespace flow {

// What the book says of this kiosk.
struct DeskNumbers {
    std::map<model::TallyKind, std::uint64_t> today = {};
    std::map<std::string, std::int64_t> left = {}; // pieces by gift
};

// Why the book has not taken something. The screen has a sentence for each.
enum class DeskTrouble {
    Refused,  // it is closed, or of another event
    NoTicket, // the visitor is counted, and no number drawn
    Full,
    NotCounted,  // there is nothing of it to take back
    Unavailable, // no disk, or another trouble that the journal names
    Busy,
};
inline constexpr DeskTrouble all_desk_troubles[] = {DeskTrouble::Refused,     DeskTrouble::NoTicket,
                                                    DeskTrouble::Full,        DeskTrouble::NotCounted,
                                                    DeskTrouble::Unavailable, DeskTrouble::Busy};

// What was counted last, so that it can be taken back: that alone, and by who counted it, in the same shift.
struct LastCount {
    model::TallyKind kind;
    model::EventWhose whose;
    std::int64_t hour; // of the book
};

} // namespace flow
