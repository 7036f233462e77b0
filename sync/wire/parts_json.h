// The parts of a kiosk as a member of a larger JSON object (part_health.h). Private to the room. Pure.
#pragma once
#include "sync/wire/json_reader.h"
#include "sync/wire/part_health.h"

namespace wire {

Json parts_to_json(std::vector<PartHealth> const& parts);
std::optional<std::vector<PartHealth>> parts_of(std::vector<ObjectReader> const& members);

} // namespace wire
