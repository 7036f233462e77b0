#include "kiosk/flow/turn.h"

namespace flow {

void stay_anonymous(Turn& turn) {
    auto& state = turn.state;
    state.card.reset();
    state.draft.name.reset();
    state.draft.number.reset();
    state.draft.phone.reset();
    state.draft.assurance = model::Assurance::None;
    withdraw(turn, model::Purpose::Card);
    withdraw(turn, model::Purpose::SignIn);
    turn.advance(Review{});
}

void step_person(Turn& turn, Person const&, Action const& action) {
    auto& state = turn.state;
    if (is<Back>(action)) turn.retreat(Photo{});
    if (is<ScanCard>(action)) turn.go(ScanningCard{});
    if (is<SignIn>(action) && turn.rules.visit.phone_signin) sign_in(turn);
    if (is<AddPhone>(action)) turn.go(Phone{state.draft.phone.value_or(base::PrivateText{})});
    if (is<Continue>(action) && state.card) turn.advance(Review{});
    if (is<StayAnonymous>(action)) stay_anonymous(turn);
}

} // namespace flow
