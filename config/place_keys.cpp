// The table [place]: when the place is open, and what the kiosk does while it is not.
#include "config/keys.h"
#include "config/pattern.h"

namespace config {
namespace {

using P = model::PlaceSettings;

template<class Field>
Key<model::Settings> key(Rule rule, Field field) {
    return key_of<model::Settings>(std::move(rule),
                                   [field](model::Settings& settings) -> auto& { return field(settings.place); });
}

} // namespace

std::vector<Key<model::Settings>> place_keys() {
    return {
        key({.name = "place.hours",
             .kind = Kind::Texts,
             .most = 28,
             .pattern = pattern::opening_span,
             .instead = "write days and times: \"mon-fri 07:30-11:30\", \"sat 08:00-12:00\"",
             .help =
                 "When the place is open, local time; an end not after its beginning is on the next day. []: always."},
            [](P& p) -> auto& { return p.hours; }),
        key({.name = "place.closed_days",
             .kind = Kind::Texts,
             .most = 200,
             .pattern = pattern::day,
             .instead = "write days as \"2027-02-06\"",
             .help = "Days on which it does not open."},
            [](P& p) -> auto& { return p.closed_days; }),
        key({.name = "place.closed_shows",
             .kind = Kind::Word,
             .help = "What can be done outside of the hours: nothing, or reading information."},
            [](P& p) -> auto& { return p.closed_shows; }),
        key({.name = "place.inform_only_after_h",
             .kind = Kind::Whole,
             .most = 8760,
             .help = "After so many hours without the city no report is taken; 0: it always is."},
            [](P& p) -> auto& { return p.inform_only_after_h; }),
        key({.name = "place.folder",
             .kind = Kind::Path,
             .help = "Folder in which `tramso place` says how the kiosk stands. Not given: place beside the outbox."},
            [](P& p) -> auto& { return p.folder; }),
    };
}

} // namespace config
