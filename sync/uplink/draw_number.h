// A queue number as the screen gives it: the ward's, through the uplink; or, when that or the ward does not answer, the
// kiosk's own (sync/ledger/own.h), which is on the disk when this returns. Takes about a second at most. Any thread.
#pragma once
#include "kiosk/model/settings.h"
#include "sync/wire/ward.h"

namespace uplink {

// NotFound: no ward here, or no such service. Others: not even a number of its own can be kept.
base::Result<model::QueueTicket> draw_number(model::Settings const& settings, wire::Draw const& draw,
                                             base::WallTime now);

} // namespace uplink
