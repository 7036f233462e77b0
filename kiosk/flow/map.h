// A place pointed at on the map. Parts of Event and State. Values.
#pragma once
#include <string>

#include "kiosk/model/city_map.h"

namespace flow {

// --- the citizen
struct OpenMap {};
struct MoveMap {
    base::Spot by; // kilometres: how far the screen's middle goes
};
struct ZoomMap {
    bool closer;
};
struct CentreMap {}; // to where the kiosk stands, as at the beginning
struct PointAt {
    std::string ward; // Place::code; ChoosePlace confirms it
};

// --- screen
struct PickOnMap {
    model::MapView view;
    std::string ward; // that was pointed at; "": none yet
};

} // namespace flow
