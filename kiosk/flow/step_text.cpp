#include "kiosk/base/text.h"
#include "kiosk/flow/turn.h"

namespace flow {

void step_text(Turn& turn, Text const&, Action const& action) {
    auto& state = turn.state;
    if (is<Back>(action)) turn.retreat(Place{});
    if (auto const* change = std::get_if<ChangeText>(&action)) {
        state.draft.text = change->text;
        if (change->danger) turn.go(Emergency{true});
    }
    if (!is<Continue>(action)) return;
    auto const& text = state.draft.text.reveal();
    if (base::trimmed(text).empty() && !state.draft.same_as) return;
    if (!state.emergency_answered && turn.rules.catalogue.sounds_like_emergency(text))
        turn.go(Emergency{true});
    else
        turn.advance(Photo{});
}

} // namespace flow
