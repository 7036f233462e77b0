// What a visitor thinks of the visit that is over. Parts of Event, State and Effect. Values.
#pragma once
#include <optional>
#include <set>
#include <string>

#include "kiosk/model/rating.h"

namespace flow {

// --- the citizen
struct Rate {
    model::Mark mark; // the chosen one once more: none
};
struct TickReason {
    model::Reason reason;
};

// --- screens
// Everything of the visit is wiped already, but for how the citizen wants the screen to be. It leaves by itself, and
// what is marked then counts.
struct Thanks {
    std::string about; // model::Rating
    std::optional<model::Mark> mark = {};
    std::set<model::Reason> reasons = {}; // of that mark
};

// --- effects
struct KeepRating {
    model::Rating rating;
}; // no answer: nobody waits for it

} // namespace flow
