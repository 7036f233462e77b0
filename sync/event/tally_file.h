// What the event has come to at all its kiosks, as the city last told: the courier keeps it in a file beside the book,
// and the desk's screen shows it with its own "as of". It says nothing of this kiosk's book, which knows more of
// itself. Any thread; each call reads or writes the file.
#pragma once
#include <filesystem>
#include <optional>

#include "kiosk/base/result.h"
#include "sync/wire/event_tally.h"

namespace event {

std::filesystem::path tally_file(std::filesystem::path const& book); // "event.db": "event-tally.json" beside it

base::Result<> keep_tally(std::filesystem::path const& book, wire::EventTally const& tally);

// Nothing: the city has told none of `event` yet. Corrupt: something else lies there.
base::Result<std::optional<wire::EventTally>> kept_tally(std::filesystem::path const& book, std::string const& event);

} // namespace event
