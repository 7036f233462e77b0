// How this kiosk is: what goes into a heartbeat. Reads, changes nothing.
#pragma once
#include "kiosk/model/settings.h"
#include "sync/outbox/outbox.h"
#include "sync/uplink/memory.h"
#include "sync/wire/heartbeat.h"

namespace uplink {

base::Result<wire::Heartbeat> condition_of(model::Settings const& settings, outbox::Outbox& outbox, Memory& memory,
                                           base::Clock const& clock);

std::filesystem::path folder_of(model::Settings const& settings); // uplink.folder, or beside the outbox

} // namespace uplink
