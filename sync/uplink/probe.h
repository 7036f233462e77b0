// Probe: the line from this kiosk to the gateway, stage by stage, for a technician who stands before it: a connection
// of its own, so that name, handshake and round trip are measured and not remembered. Any thread; takes the request's
// time at most.
#pragma once
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/model/check.h"
#include "kiosk/model/settings.h"

namespace uplink {

// Up to the first stage that is bad.
std::vector<model::StageResult> probe_line(model::UplinkSettings const& settings, base::Clock const& clock);

} // namespace uplink
