#include "kiosk/flow/turn.h"

namespace flow {

void step_photo(Turn& turn, Photo& here, Action const& action) {
    auto& draft = turn.state.draft;
    if (is<Back>(action)) turn.retreat(Text{});
    if (is<Continue>(action)) turn.advance(Person{});
    if (is<TakePhoto>(action)) turn.want(KeepPhoto{});
    if (is<OfferPhone>(action) && turn.rules.visit.phone_photos) return offer_phone(turn);
    if (is<RemovePhoto>(action) || is<PhotoTaken>(action)) draft.sealed_photos.clear();
    if (is<RemovePhoto>(action)) {
        draft.photos.clear();
        if (unasked(draft, here)) turn.go(Photo{}); // one from the phone took no camera
    }
    if (auto const* taken = std::get_if<PhotoTaken>(&action)) draft.photos = {taken->jpeg};
    if (auto const* failed = std::get_if<CameraFailed>(&action)) here.trouble = failed->why;
}

} // namespace flow
