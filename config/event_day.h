// An event day from the tables of its pack: `event` (one row), and where they are there `organisations`, `ambassadors`,
// `gifts` and `prizes`. Their columns: sync/event/EVENT.md §1. Every complaint comes at once, with file, line, column
// and what to write. Reads what the source reads; pure otherwise; any thread.
#pragma once
#include "config/table_source.h"
#include "kiosk/model/event_day.h"

namespace config {

// Whether the tables are an event's, and not the city's content.
bool is_event(TableSource const& source);

base::Result<model::EventDay, Complaints> load_event_day(TableSource const& source);

} // namespace config
