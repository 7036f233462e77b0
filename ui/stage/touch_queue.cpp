#include "ui/stage/touch_queue.h"

#include <SDL.h>
#include <utility>

namespace stage {
namespace {

constexpr base::Instant untimed{}; // until release() says when

kit::Touch finger(kit::TouchPhase phase, SDL_TouchFingerEvent const& event, int width, int height) {
    kit::Point const at{event.x * static_cast<float>(width), event.y * static_cast<float>(height)};
    return {phase, static_cast<std::int64_t>(event.fingerId) + 1, at, untimed, false};
}

kit::Touch mouse(kit::TouchPhase phase, int x, int y) {
    return {phase, 0, {static_cast<float>(x), static_cast<float>(y)}, untimed, true};
}

} // namespace

void TouchQueue::take(SDL_Event const& event, int width, int height) {
    has_finger_ = has_finger_ || event.type == SDL_FINGERDOWN;
    switch (event.type) {
    case SDL_FINGERDOWN: push(finger(kit::TouchPhase::Down, event.tfinger, width, height)); break;
    case SDL_FINGERMOTION: push(finger(kit::TouchPhase::Move, event.tfinger, width, height)); break;
    case SDL_FINGERUP: push(finger(kit::TouchPhase::Up, event.tfinger, width, height)); break;
    case SDL_MOUSEBUTTONDOWN:
        if (event.button.button != SDL_BUTTON_LEFT || has_finger_) break;
        mouse_held_ = true;
        push(mouse(kit::TouchPhase::Down, event.button.x, event.button.y));
        break;
    case SDL_MOUSEMOTION:
        if (mouse_held_) push(mouse(kit::TouchPhase::Move, event.motion.x, event.motion.y));
        break;
    case SDL_MOUSEBUTTONUP:
        if (event.button.button != SDL_BUTTON_LEFT || !mouse_held_) break;
        mouse_held_ = false;
        push(mouse(kit::TouchPhase::Up, event.button.x, event.button.y));
        break;
    default: break; // SDL's open set of events
    }
}

std::vector<kit::Touch> TouchQueue::release(base::Instant now) {
    for (auto& touch : touches_)
        if (touch.when == untimed) touch.when = now;
    return std::exchange(touches_, {});
}

} // namespace stage
