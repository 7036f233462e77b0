// What `tramso event` starts from: the event's pack, and on a kiosk its settings and its book, or a sentence why not.
#pragma once
#include <filesystem>

#include "kiosk/model/settings.h"
#include "sync/event/book.h"

namespace cli {

// Believed with the public key in the file `key`. Refused, Corrupt: not to be believed. Invalid: not an event's.
base::Result<model::EventDay> load_event(std::filesystem::path const& pack, std::filesystem::path const& key);

struct EventHouse {
    model::Settings settings;
    event::EventBook book;
    base::WallTime now; // of the command
};

base::Result<EventHouse> open_event(std::filesystem::path const& config);

} // namespace cli
