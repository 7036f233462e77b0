// The screen's side of the uplink's local socket (the wire: sync/wire/ask.h). Each call is a connection of its own;
// nothing is kept. Any thread.
#pragma once
#include <filesystem>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "kiosk/model/progress.h"
#include "sync/wire/ward.h"

namespace uplink {

// What the city says about `code`; Waiting while only this kiosk has it. Takes `patience` at most; no uplink, no answer
// in time and an answer that is none are Unreachable.
base::Result<model::Progress, model::ProgressProblem> ask_progress(std::filesystem::path const& socket,
                                                                   std::string const& code, base::Duration patience);

// A number of the ward's for `draw`; the same for the same id. Takes `patience` at most, and is Unreachable as above.
base::Result<model::QueueTicket, model::DrawProblem> ask_number(std::filesystem::path const& socket,
                                                                wire::Draw const& draw, base::Duration patience);

// Something new is stored: look now. Never waits; without an uplink nothing happens, for it looks by itself when it
// starts.
void nudge(std::filesystem::path const& socket);

} // namespace uplink
