// The screen's side of the uplink's local socket (the wire: sync/wire/ask.h). Each call is a connection of its own;
// nothing is kept. Any thread.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "kiosk/model/check.h"
#include "kiosk/model/progress.h"
#include "sync/wire/handoff.h"
#include "sync/wire/signin.h"
#include "sync/wire/ward.h"

namespace uplink {

// What the city says about `code`; Waiting while only this kiosk has it. Takes `patience` at most; no uplink, no answer
// in time and an answer that is none are Unreachable.
base::Result<model::Progress, model::ProgressProblem> ask_progress(std::filesystem::path const& socket,
                                                                   std::string const& code, base::Duration patience);

// A number of the ward's for `draw`; the same for the same id. Takes `patience` at most, and is Unreachable as above.
base::Result<model::QueueTicket, model::DrawProblem> ask_number(std::filesystem::path const& socket,
                                                                wire::Draw const& draw, base::Duration patience);

// A link for a citizen's phone, and how far the phone is; `id` is made for it. Each takes `patience` at most, and is
// Unreachable as above.
base::Result<wire::HandoffLink, model::HandoffProblem>
ask_link(std::filesystem::path const& socket, base::Uuid const& id, std::string const& place, base::Duration patience);
base::Result<wire::HandoffState, model::HandoffProblem> ask_phone(std::filesystem::path const& socket,
                                                                  base::Uuid const& id, base::Duration patience);
// The link is wanted no more; its photo is removed. Waits for no answer.
void end_link(std::filesystem::path const& socket, base::Uuid const& id);

// A link for a citizen's phone to sign in with, and how far the phone is; `id` is made for it. As above.
base::Result<wire::SigninLink, model::SigninProblem> ask_signin(std::filesystem::path const& socket,
                                                                base::Uuid const& id,
                                                                wire::SigninRequest const& request,
                                                                base::Duration patience);
base::Result<wire::SigninStatus, model::SigninProblem> ask_signin_status(std::filesystem::path const& socket,
                                                                         base::Uuid const& id, base::Duration patience);
// The sign-in is wanted no more. Waits for no answer.
void end_signin(std::filesystem::path const& socket, base::Uuid const& id);

// How the line to the city is; the first stage is the uplink itself. Takes `patience` at most.
std::vector<model::StageResult> ask_probe(std::filesystem::path const& socket, base::Duration patience);

// Somebody before the kiosk asks for staff. True: those who look after the kiosks are told. Takes `patience` at most.
bool call_staff(std::filesystem::path const& socket, base::Duration patience);
// Staff has come. Waits for no answer.
void end_call(std::filesystem::path const& socket);

// Whether an uplink answers there. Never waits.
bool is_there(std::filesystem::path const& socket);

// Something new is stored: look now. Never waits; without an uplink nothing happens, for it looks by itself when it
// starts.
void nudge(std::filesystem::path const& socket);

} // namespace uplink
