// The steps where the place closes or opens. Private to the room.
#pragma once
#include "kiosk/flow/turn.h"

namespace flow {

void step_closed(Turn&, Closed const&, Action const&);

// The place stands otherwise: what begins no visit changes at once, a visit goes on to its end.
void change_place(Turn&, model::PlaceState const& place);
// What the answer says of printer, camera and scanner is kept for the home screen.
void hear_of_parts(State& state, Action const& action);
// Why no report is begun now. Nothing: one can be.
std::optional<StoreTrouble> why_no_report(State const& state);

} // namespace flow
