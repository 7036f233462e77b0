#include "kiosk/flow/turn.h"

namespace flow {
void offer_phone(Turn& turn) {
    turn.go(PhonePhoto{turn.now});
    turn.want(AskLink{turn.now, name_here(turn.rules)});
}

void step_phone_photo(Turn& turn, PhonePhoto& here, Action const& action) {
    if (is<Back>(action)) turn.go(Photo{});
    if (is<OfferPhone>(action) && here.trouble) return offer_phone(turn);
    if (auto const* came = std::get_if<LinkCame>(&action); came && came->link == here.link) here.url = came->url;
    if (auto const* opened = std::get_if<PhoneOpened>(&action); opened && opened->link == here.link) {
        here.opened = true;
        turn.state.touched_at = turn.now; // somebody is there, with eyes on the phone
        turn.state.asked_at.reset();
    }
    if (auto const* failed = std::get_if<LinkFailed>(&action); failed && failed->link == here.link) {
        here.trouble = failed->why;
        here.url.clear();
    }
    auto const* photo = std::get_if<SealedPhotoCame>(&action);
    if (!photo || photo->link != here.link) return;
    turn.state.draft.photos.clear();
    turn.state.draft.sealed_photos = {photo->sealed};
    turn.go(Photo{});
}

} // namespace flow
