#include "kiosk/model/known_problem.h"

namespace model {

std::string_view word_of(KnownState state) {
    switch (state) {
    case KnownState::Received: return "received";
    case KnownState::Working: return "working";
    case KnownState::Done: return "done";
    }
    return "";
}

std::optional<KnownState> known_state_of(std::string_view word) {
    for (auto const state : {KnownState::Received, KnownState::Working, KnownState::Done})
        if (word == word_of(state)) return state;
    return std::nullopt;
}

} // namespace model
