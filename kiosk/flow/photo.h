// The photo of a report: from the kiosk's camera, or from the citizen's own phone by a link of which the screen shows
// the code (sync/wire/FORMAT.md §18). Parts of Event, State and Effect. Values.
#pragma once
#include <optional>
#include <string>

#include "kiosk/base/bytes.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/private.h"
#include "kiosk/model/handoff.h"

namespace flow {

// Which link: when it was asked for. What comes late must not be taken for the next visitor's.
using LinkName = base::Instant;

// --- the citizen
struct TakePhoto {};
struct RemovePhoto {};
struct OfferPhone {}; // also once more, after it has failed

// --- the world
struct PhotoTaken {
    base::PrivateBytes jpeg;
};
struct LinkCame {
    LinkName link;
    std::string url;
};
struct PhoneOpened {
    LinkName link;
};
struct SealedPhotoCame {
    LinkName link;
    base::Bytes sealed;
};
struct LinkFailed {
    LinkName link;
    model::HandoffProblem why;
};

// --- screens
struct PhonePhoto {
    LinkName link;
    std::string url = {}; // "": on its way
    bool opened = false;  // a phone has the page open
    std::optional<model::HandoffProblem> trouble = {};
};

// --- effects
struct AskLink {
    LinkName link;
    std::string place; // where the kiosk stands, for the phone
};                     // answers LinkCame, PhoneOpened and SealedPhotoCame one after the other, or LinkFailed
struct DropLink {};    // nothing more is answered, and what came is removed

} // namespace flow
