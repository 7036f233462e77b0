// How the place stands: open, closed, or only informing; and which of its parts fail. Parts of Event and State. Values.
#pragma once
#include "kiosk/model/place_state.h"

namespace flow {

// --- the world
struct PlaceChanged {
    model::PlaceState place;
};

// --- screens
struct Closed {}; // in the place of the home screen: nobody begins a visit that would have to be cut

} // namespace flow
