#include "kiosk/flow/turn.h"

namespace flow {

namespace {

// Who has joined in with a known problem was asked for neither text nor photo; who cannot send it here, for nothing.
Screen before_person(model::Draft const& draft) {
    if (draft.place.empty()) return Category{};
    if (draft.same_as) return ChooseKnown{};
    return Photo{};
}

} // namespace

bool can_be_sure(Rules const& rules, model::Draft const& draft) {
    auto const* need = rules.catalogue.need_of(draft.category);
    return !need || need->least < model::Assurance::Verified || rules.visit.phone_signin;
}

// Where it has to be known who it is, there is no way on: it is asked again.
void stay_anonymous(Turn& turn) {
    auto& state = turn.state;
    state.card.reset();
    state.draft.name.reset();
    state.draft.number.reset();
    state.draft.phone.reset();
    state.draft.assurance = model::Assurance::None;
    withdraw(turn, model::Purpose::Card);
    withdraw(turn, model::Purpose::SignIn);
    withdraw(turn, model::Purpose::Chip);
    turn.advance(Review{});
}

void step_person(Turn& turn, Person const&, Action const& action) {
    auto& state = turn.state;
    if (is<Back>(action)) turn.retreat(before_person(state.draft));
    if (is<ScanCard>(action)) turn.go(ScanningCard{});
    if (is<SignIn>(action) && turn.rules.visit.phone_signin) sign_in(turn);
    if (is<CheckChip>(action)) check_chip(turn);
    if (is<AddPhone>(action)) turn.go(Phone{state.draft.phone.value_or(base::PrivateText{})});
    if (is<Continue>(action) && state.card) turn.advance(Review{});
    if (is<StayAnonymous>(action)) stay_anonymous(turn);
}

} // namespace flow
