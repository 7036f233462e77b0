// Who of the staff somebody is, and why a badge or a PIN does not let them in: in the words of both ends, the door and
// the screen. Closed enums. Value types.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"

namespace model {

// What the text of a badge begins with; the rest is not the screen's to read (sync/staff/BADGE.md §1).
inline constexpr std::string_view badge_mark = "TRAMSO1:";

inline constexpr std::size_t shortest_pin = 6, longest_pin = 8; // digits

enum class StaffRole : std::uint8_t {
    Staff = 1,      // helps visitors
    Lead = 2,       // as well opens and closes the day
    Technician = 3, // looks after the kiosk
};
inline constexpr StaffRole all_staff_roles[] = {StaffRole::Staff, StaffRole::Lead, StaffRole::Technician};

enum class StaffRefusal {
    NotABadge, // some other code
    Forged,    // not signed by the office
    NotYetValid,
    Expired,
    Unknown, // signed, and not on the list
    Revoked,
    Locked,        // after wrong PINs, until a time
    LockedForGood, // after too many: the office makes another badge
    WrongPin,
    ClockBehind, // the clock shows a time that is over
    OldList,     // a newer list was in use here
    Unavailable, // no list, disk or memory for it now: the journal says which
};

// Who has been let in.
struct StaffPass {
    std::string badge; // its id
    StaffRole role = StaffRole::Staff;
};

struct StaffRefused {
    StaffRefusal why = StaffRefusal::Unavailable;
    base::WallTime until{}; // Locked; WrongPin: the next try, if not at once
    int tries_left = 0;     // WrongPin: before it is locked for good
};

inline std::string_view word_of(StaffRole role) {
    switch (role) {
    case StaffRole::Staff: return "staff";
    case StaffRole::Lead: return "lead";
    case StaffRole::Technician: return "technician";
    }
    return "";
}

inline std::string_view word_of(StaffRefusal refusal) {
    switch (refusal) {
    case StaffRefusal::NotABadge: return "not-a-badge";
    case StaffRefusal::Forged: return "forged";
    case StaffRefusal::NotYetValid: return "not-yet-valid";
    case StaffRefusal::Expired: return "expired";
    case StaffRefusal::Unknown: return "unknown";
    case StaffRefusal::Revoked: return "revoked";
    case StaffRefusal::Locked: return "locked";
    case StaffRefusal::LockedForGood: return "locked-for-good";
    case StaffRefusal::WrongPin: return "wrong-pin";
    case StaffRefusal::ClockBehind: return "clock-behind";
    case StaffRefusal::OldList: return "old-list";
    case StaffRefusal::Unavailable: return "unavailable";
    }
    return "";
}

} // namespace model
