// The steps of a technician. Private to the room.
#pragma once
#include "kiosk/flow/turn.h"

namespace flow {

bool is_of_upkeep(Screen const& screen);
// What the camera is on for on that screen; nothing: it is off.
std::optional<Looks> upkeep_looks(Screen const& screen);
// When a screen of theirs goes on by itself, whatever idling there is.
std::optional<base::Instant> upkeep_due(Screen const& screen);
void after_upkeep_due(Turn&);

void open_upkeep(Turn&, StaffLetIn const& let_in);
// A part was tested, or has failed at work: its fault is kept.
void hear_part(Turn&, model::PartReport const& report);
// In its place among the others; a later answer takes that of an earlier one.
void keep_report(std::vector<model::PartReport>& parts, model::PartReport const& report);

void step_upkeep(Turn&, UpkeepMenu const&, Action const&);
void step_upkeep(Turn&, RunCheck&, Action const&);
void step_upkeep(Turn&, CheckOver const&, Action const&);
void step_upkeep(Turn&, Readiness&, Action const&);
void step_upkeep(Turn&, RestartParts&, Action const&);

} // namespace flow
