#include <algorithm>

#include "kiosk/flow/turn.h"

namespace flow {
namespace {

using model::Purpose;

// The last answer to a purpose counts.
void note(Turn& turn, Purpose purpose, bool agreed) {
    auto& draft = turn.state.draft;
    std::erase_if(draft.consents, [&](auto const& answer) { return answer.purpose == purpose; });
    draft.consents.push_back({purpose, turn.state.language, agreed, turn.now});
}

void go_on(Turn& turn, Purpose purpose, bool agreed) {
    switch (purpose) {
    case Purpose::Card: return agreed ? turn.go(ScanningCard{}) : stay_anonymous(turn);
    case Purpose::Photo: return agreed ? turn.go(Photo{}) : turn.advance(Person{});
    case Purpose::SignIn: return agreed ? sign_in(turn) : stay_anonymous(turn);
    case Purpose::Chip: return agreed ? check_chip(turn) : turn.go(Person{}); // the card's code says who it is still
    }
}

} // namespace

bool has_agreed(model::Draft const& draft, Purpose purpose) {
    return std::ranges::any_of(draft.consents,
                               [&](auto const& answer) { return answer.purpose == purpose && answer.agreed; });
}

std::optional<Purpose> unasked(model::Draft const& draft, Screen const& screen) {
    bool const has_photo = !draft.photos.empty() || !draft.sealed_photos.empty(); // is shown, without the camera
    if (std::holds_alternative<Photo>(screen) && !has_photo && !has_agreed(draft, Purpose::Photo))
        return Purpose::Photo;
    if (std::holds_alternative<ScanningCard>(screen) && !has_agreed(draft, Purpose::Card)) return Purpose::Card;
    if (std::holds_alternative<SigningIn>(screen) && !has_agreed(draft, Purpose::SignIn)) return Purpose::SignIn;
    if (std::holds_alternative<ReadingChip>(screen) && !has_agreed(draft, Purpose::Chip)) return Purpose::Chip;
    return std::nullopt;
}

void withdraw(Turn& turn, Purpose purpose) {
    if (has_agreed(turn.state.draft, purpose)) note(turn, purpose, false);
}

void step_consent(Turn& turn, AskConsent const& here, Action const& action) {
    bool const photo = here.purpose == Purpose::Photo;
    if (is<Back>(action)) return photo ? turn.retreat(Text{}) : turn.go(Person{});
    if (is<OfferPhone>(action) && photo && turn.rules.visit.phone_photos) return offer_phone(turn);
    auto const* answer = std::get_if<AnswerConsent>(&action);
    if (!answer) return;
    note(turn, here.purpose, answer->agreed);
    go_on(turn, here.purpose, answer->agreed);
}

} // namespace flow
