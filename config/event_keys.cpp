// The table [event] of a kiosk.
#include "config/keys.h"

namespace config {

std::vector<Key<model::Settings>> event_keys() {
    using S = model::Settings;
    return {
        key_of<S>({.name = "event.pack",
                   .kind = Kind::Path,
                   .help = "The event it takes part in, as `tramso pack` made it, signed with content.pack_key's "
                           "secret half. Not given: there is none."},
                  [](S& s) -> auto& { return s.event.pack; }),
        key_of<S>({.name = "event.book",
                   .kind = Kind::Path,
                   .help = "The SQLite file of what is counted and handed out there. Not given: event.db beside the "
                           "outbox."},
                  [](S& s) -> auto& { return s.event.book; }),
        key_of<S>({.name = "event.key",
                   .kind = Kind::Path,
                   .help = "The event's key, of `tramso event key`, the same at each of its kiosks. Not given: no gift "
                           "is given for a card."},
                  [](S& s) -> auto& { return s.event.key; }),
        key_of<S>({.name = "event.number",
                   .kind = Kind::Whole,
                   .least = 0,
                   .most = 99,
                   .help = "The kiosk's number at the event, another at each: its tickets begin with it. 0: it draws "
                           "none."},
                  [](S& s) -> auto& { return s.event.number; }),
    };
}

} // namespace config
