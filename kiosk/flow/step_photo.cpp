#include "kiosk/flow/turn.h"

namespace flow {

void step_photo(Turn& turn, Photo& here, Action const& action) {
    auto& photos = turn.state.draft.photos;
    if (is<Back>(action)) turn.retreat(Text{});
    if (is<Continue>(action)) turn.advance(Person{});
    if (is<TakePhoto>(action)) turn.want(KeepPhoto{});
    if (is<RemovePhoto>(action)) photos.clear();
    if (auto const* taken = std::get_if<PhotoTaken>(&action)) photos = {taken->jpeg};
    if (auto const* failed = std::get_if<CameraFailed>(&action)) here.trouble = failed->why;
}

} // namespace flow
