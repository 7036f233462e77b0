// Report: what an event came to, as CSV that may be handed on: by kind in all, by hour, by organisation, by ambassador,
// and how far each organisation is on its way to its target. Fewer than five are not told ("*"), nor what they follow
// from (withhold.h; EVENT.md §5). One report a closed event: two of different moments would tell what lies between.
// Pure; any thread.
#pragma once
#include <string>

#include "kiosk/model/event_day.h"
#include "sync/event/tallies.h"

namespace event {

std::string report_csv(model::EventDay const& day, Counts const& counts);

} // namespace event
