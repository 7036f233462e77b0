#include "ui/stage/pad_queue.h"

#include <SDL.h>
#include <algorithm>

namespace stage {
namespace {

constexpr base::Instant untimed{}; // until release() says when

std::string name_of(SDL_Keysym const& key) {
    std::string name = SDL_GetScancodeName(key.scancode);
    return name == "Tab" && (key.mod & KMOD_SHIFT) != 0 ? "Shift+Tab" : name;
}

} // namespace

void PadQueue::take(SDL_Event const& event) {
    if (event.type == SDL_KEYDOWN && event.key.repeat == 0) {
        constexpr auto chord = KMOD_CTRL | KMOD_ALT | KMOD_GUI; // no keypad sends one
        if ((event.key.keysym.mod & chord) != 0) return;
        auto const name = name_of(event.key.keysym);
        auto const found = std::ranges::find(names_, name, &PadNames::value_type::first);
        if (found == names_.end()) return;
        down_[event.key.keysym.scancode] = found->second;
        push({found->second, true, untimed});
    }
    if (event.type == SDL_KEYUP) {
        auto const held = down_.find(event.key.keysym.scancode);
        if (held == down_.end()) return;
        push({held->second, false, untimed});
        down_.erase(held);
    }
}

std::vector<kit::PadPress> PadQueue::release(base::Instant now) {
    for (auto& press : presses_)
        if (press.when == untimed) press.when = now;
    return std::exchange(presses_, {});
}

} // namespace stage
