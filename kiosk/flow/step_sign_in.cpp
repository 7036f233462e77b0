#include "kiosk/flow/turn.h"

namespace flow {

void sign_in(Turn& turn) {
    turn.go(SigningIn{turn.now});
    if (!std::holds_alternative<SigningIn>(turn.state.screen)) return; // it has to be asked first
    turn.want(AskSignin{turn.now, name_here(turn.rules)});
}

void step_sign_in(Turn& turn, SigningIn& here, Action const& action) {
    auto& state = turn.state;
    if (is<Back>(action)) turn.go(Person{});
    if (is<SignIn>(action) && here.trouble) return sign_in(turn);
    if (auto const* came = std::get_if<SigninCame>(&action); came && came->link == here.link) {
        here.url = came->url;
        here.number = came->number;
    }
    if (auto const* matched = std::get_if<NumberMatched>(&action); matched && matched->link == here.link) {
        here.matched = true;
        state.touched_at = turn.now; // somebody is there, with eyes on the phone
        state.asked_at.reset();
    }
    if (auto const* failed = std::get_if<SigninFailed>(&action); failed && failed->link == here.link)
        here = SigningIn{here.link, {}, {}, false, failed->why};
    auto const* signed_in = std::get_if<SignedIn>(&action);
    if (!signed_in || signed_in->link != here.link) return;
    state.card.emplace();
    state.card->name = signed_in->name;
    state.card->number = signed_in->number;
    state.draft.name = signed_in->name;
    state.draft.number = signed_in->number;
    state.draft.assurance = model::Assurance::Verified;
    turn.go(Person{});
}

} // namespace flow
