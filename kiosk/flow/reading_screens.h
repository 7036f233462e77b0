// The screens on which something is read (reading.h). Parts of State. Values.
#pragma once
#include <optional>
#include <set>
#include <string>

#include "kiosk/flow/event.h"

namespace flow {

// Back leads along State::trail.
struct Menu {
    Tile tile;
};
struct Shelf {
    std::string collection; // model::Collection::id
};
struct FindGuide {
    std::string collection;
    base::PrivateText typed;
};
struct ReadGuide {
    std::string guide;                             // model::Guide::id
    std::set<std::size_t> ticked;                  // of its blocks
    std::optional<Slip> slip;                      // none: not asked for
    std::optional<model::PrinterStatus> held = {}; // why the printer waits with it
    bool walked = false;                           // all of its steps were done here
};
struct MetroLine {
    std::string from, to; // Place::code of stations; to may be ""
    std::string guide;    // with hours and tickets
};

} // namespace flow
