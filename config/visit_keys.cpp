// The tables [visit] and [consent] of a kiosk.
#include "config/keys.h"
#include "config/pattern.h"

namespace config {
namespace {

using S = model::Settings;
using Keys = std::vector<Key<S>>;

std::vector<std::string_view> const tiles(model::tile_words.begin(), model::tile_words.end());

template<class Field>
Key<S> key(Rule rule, Field field) {
    return key_of<S>(std::move(rule), field);
}

Keys consent() {
    return {
        key({.name = "consent.controller",
             .pattern = pattern::one_line,
             .instead = "write the name: \"Thành phố Hồ Chí Minh\"",
             .help = "Who keeps what a citizen gives, as the screen says before the camera is on; in Vietnamese."},
            [](S& s) -> auto& { return s.visit.consent.controller; }),
        key({.name = "consent.controller_en",
             .pattern = pattern::one_line,
             .instead = "write the name: \"Ho Chi Minh City\"",
             .help = "The same in English."},
            [](S& s) -> auto& { return s.visit.consent.controller_en; }),
        key({.name = "consent.kept_days",
             .kind = Kind::Whole,
             .least = 0,
             .most = 36500,
             .help = "How long the city keeps a report at most, as the screen says. 0: it names no number of days."},
            [](S& s) -> auto& { return s.visit.consent.kept_days; }),
    };
}

} // namespace

Keys visit_keys() {
    Keys keys = {
        key({.name = "visit.idle_question_s",
             .kind = Kind::Seconds,
             .least = 20,
             .most = 600,
             .help = "After so long without a touch the screen asks whether someone is still there."},
            [](S& s) -> auto& { return s.visit.idle_question; }),
        key({.name = "visit.idle_answer_s",
             .kind = Kind::Seconds,
             .least = 20,
             .most = 600,
             .help = "Time to answer that question (WCAG 2.2.1: at least 20 s)."},
            [](S& s) -> auto& { return s.visit.idle_answer; }),
        key({.name = "visit.receipt_shown_s",
             .kind = Kind::Seconds,
             .least = 20,
             .most = 1800,
             .help = "How long the receipt stays before the screen goes home."},
            [](S& s) -> auto& { return s.visit.receipt_shown; }),
        key({.name = "visit.tour_after_s",
             .kind = Kind::Seconds,
             .least = 0,
             .most = 3600,
             .help = "Nobody is there for so long: the screen shows what the city's app does. 0: never."},
            [](S& s) -> auto& { return s.visit.tour_after; }),
        key({.name = "visit.tiles",
             .kind = Kind::Words,
             .least = 1,
             .most = 6,
             .words = tiles,
             .help = "The tiles of the home screen, in order."},
            [](S& s) -> auto& { return s.visit.tiles; }),
        key({.name = "visit.asks_rating",
             .kind = Kind::Flag,
             .help = "After a visit that came to something: how it was, in one touch."},
            [](S& s) -> auto& { return s.visit.asks_rating; }),
        key({.name = "visit.phone_photos",
             .kind = Kind::Flag,
             .help = "A photo may come from the citizen's own phone: the city's gateway has a [handoff]."},
            [](S& s) -> auto& { return s.visit.phone_photos; }),
        key({.name = "visit.phone_signin",
             .kind = Kind::Flag,
             .help = "A citizen may sign in with their own phone: the city's gateway has a [signin]."},
            [](S& s) -> auto& { return s.visit.phone_signin; }),
    };
    for (auto& more : consent())
        keys.push_back(std::move(more));
    return keys;
}

} // namespace config
