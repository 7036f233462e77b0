// The event that a kiosk takes part in, as its signed pack says. At start, before threads.
#pragma once
#include <optional>

#include "kiosk/model/event_day.h"
#include "kiosk/model/settings.h"

namespace app {

// Nothing: there is none in the settings, or its pack is not to be believed; then the journal says why, and the kiosk
// works as on any other day.
std::optional<model::EventDay> load_event(model::Settings const& settings);

} // namespace app
