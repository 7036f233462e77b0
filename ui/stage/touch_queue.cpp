#include "ui/stage/touch_queue.h"

#include <SDL.h>
#include <utility>

namespace stage {
namespace {

kit::Touch finger(kit::TouchPhase phase, SDL_TouchFingerEvent const& event, int width, int height, base::Instant now) {
    kit::Point const at{event.x * static_cast<float>(width), event.y * static_cast<float>(height)};
    return {phase, static_cast<std::int64_t>(event.fingerId) + 1, at, now, false};
}

kit::Touch mouse(kit::TouchPhase phase, int x, int y, base::Instant now) {
    return {phase, 0, {static_cast<float>(x), static_cast<float>(y)}, now, true};
}

} // namespace

void TouchQueue::take(SDL_Event const& event, int width, int height, base::Instant now) {
    switch (event.type) {
    case SDL_FINGERDOWN: push(finger(kit::TouchPhase::Down, event.tfinger, width, height, now)); break;
    case SDL_FINGERMOTION: push(finger(kit::TouchPhase::Move, event.tfinger, width, height, now)); break;
    case SDL_FINGERUP: push(finger(kit::TouchPhase::Up, event.tfinger, width, height, now)); break;
    case SDL_MOUSEBUTTONDOWN:
        if (event.button.button != SDL_BUTTON_LEFT) break;
        mouse_held_ = true;
        push(mouse(kit::TouchPhase::Down, event.button.x, event.button.y, now));
        break;
    case SDL_MOUSEMOTION:
        if (mouse_held_) push(mouse(kit::TouchPhase::Move, event.motion.x, event.motion.y, now));
        break;
    case SDL_MOUSEBUTTONUP:
        if (event.button.button != SDL_BUTTON_LEFT) break;
        mouse_held_ = false;
        push(mouse(kit::TouchPhase::Up, event.button.x, event.button.y, now));
        break;
    default: break; // SDL's open set of events
    }
}

std::vector<kit::Touch> TouchQueue::release() { return std::exchange(touches_, {}); }

} // namespace stage
