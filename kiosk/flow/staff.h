// Staff in front of the screen: a badge, its PIN, and how the parts of the kiosk are (sync/staff/BADGE.md). Parts of
// Event, State and Effect. Values.
#pragma once
#include <optional>
#include <vector>

#include "kiosk/base/private.h"
#include "kiosk/model/part.h"
#include "kiosk/model/staff.h"

namespace flow {

using PinAsked = base::Instant; // which screen asked for a PIN, so that no other's answer lets in

// --- staff
struct OpenStaff {}; // says to be one
struct TestParts {}; // once more

// --- the world
struct StaffLetIn {
    PinAsked asked;
    model::StaffPass pass;
};
struct StaffTurnedAway {
    PinAsked asked;
    model::StaffRefused refused;
};
struct PartTested {
    model::PartReport report;
};

// --- screens
struct AskBadge {
    std::optional<model::StaffRefused> refused;
    std::optional<model::CameraStatus> trouble;
};
struct AskPin {
    PinAsked asked;
    base::PrivateText badge;
    base::PrivateText digits = {};
    bool trying = false;
    std::optional<model::StaffRefused> refused = {};
};
struct Upkeep {
    model::StaffPass pass;
    std::vector<model::PartReport> parts = {}; // in the order of model::all_parts; those not there are being tested
};

// --- effects
struct LookAtBadge {
    PinAsked asked;
    base::PrivateText badge;
}; // answers StaffTurnedAway, or nothing
struct TryPin {
    PinAsked asked;
    base::PrivateText badge, pin;
};                       // answers StaffLetIn or StaffTurnedAway
struct TestAllParts {};  // answers PartTested for each
struct NoteStaffLeft {}; // who was let in last

} // namespace flow
