#include "kiosk/flow/turn.h"

namespace flow {

void step_person(Turn& turn, Person const&, Action const& action) {
    auto& state = turn.state;
    if (is<Back>(action)) turn.retreat(Photo{});
    if (is<ScanCard>(action)) turn.go(ScanningCard{});
    if (is<AddPhone>(action)) turn.go(Phone{state.draft.phone.value_or(base::PrivateText{})});
    if (is<Continue>(action) && state.card) turn.advance(Review{});
    if (is<StayAnonymous>(action)) {
        state.card.reset();
        state.draft.name.reset();
        state.draft.number.reset();
        state.draft.phone.reset();
        turn.advance(Review{});
    }
}

} // namespace flow
