#include "ui/stage/pad_queue.h"

#include <SDL.h>
#include <algorithm>

#include "kiosk/base/log.h"

namespace stage {
namespace {

constexpr base::Instant untimed{}; // until release() says when
constexpr int keyboard = -1;       // no instance of a device is negative
constexpr std::string_view button = "Button ";

std::string name_of(SDL_Keysym const& key) {
    std::string name = SDL_GetScancodeName(key.scancode);
    return name == "Tab" && (key.mod & KMOD_SHIFT) != 0 ? "Shift+Tab" : name;
}

} // namespace

struct PadQueue::Device {
    explicit Device(int index) : joystick(SDL_JoystickOpen(index)) {}
    ~Device() { SDL_JoystickClose(joystick); }
    Device(Device const&) = delete;
    Device& operator=(Device const&) = delete;

    SDL_Joystick* joystick;
};

PadQueue::PadQueue(PadNames names) : names_(std::move(names)) {}
PadQueue::~PadQueue() = default;

bool PadQueue::names_a_button() const {
    return std::ranges::any_of(names_, [](auto const& name) { return name.first.starts_with(button); });
}

// Only where it is wanted: SDL looks at such devices a thousand times a second.
void PadQueue::open_devices() {
    if (!names_a_button()) return;
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1");
    if (SDL_InitSubSystem(SDL_INIT_JOYSTICK) != 0)
        base::log(base::Severity::Error, "keypad.open", "{}", SDL_GetError());
}

void PadQueue::close_devices() { devices_.clear(); }

void PadQueue::take(SDL_Event const& event) {
    switch (event.type) {
    case SDL_KEYDOWN:
    case SDL_KEYUP: return take_key(event.key);
    case SDL_JOYBUTTONDOWN:
        return down({event.jbutton.which, event.jbutton.button},
                    std::string(button) + std::to_string(event.jbutton.button + 1));
    case SDL_JOYBUTTONUP: return up({event.jbutton.which, event.jbutton.button});
    case SDL_JOYDEVICEADDED: {
        auto device = std::make_unique<Device>(event.jdevice.which);
        auto const instance = SDL_JoystickInstanceID(device->joystick);
        if (device->joystick) devices_.insert_or_assign(instance, std::move(device));
        return;
    }
    case SDL_JOYDEVICEREMOVED: devices_.erase(event.jdevice.which); return; // SDL has lifted its buttons before
    default: return;
    }
}

void PadQueue::take_key(SDL_KeyboardEvent const& key) {
    if (key.type == SDL_KEYUP) return up({keyboard, key.keysym.scancode});
    constexpr auto chord = KMOD_CTRL | KMOD_ALT | KMOD_GUI; // no keypad sends one
    if (key.repeat == 0 && (key.keysym.mod & chord) == 0) down({keyboard, key.keysym.scancode}, name_of(key.keysym));
}

void PadQueue::down(Source source, std::string const& name) {
    auto const found = std::ranges::find(names_, name, &PadNames::value_type::first);
    if (found == names_.end()) return;
    if (found->second == kit::PadKey::Cover) {
        cover_ = true;
        return;
    }
    down_[source] = found->second;
    push({found->second, true, untimed});
}

void PadQueue::up(Source source) {
    auto const held = down_.find(source);
    if (held == down_.end()) return;
    push({held->second, false, untimed});
    down_.erase(held);
}

std::vector<kit::PadPress> PadQueue::release(base::Instant now) {
    for (auto& press : presses_)
        if (press.when == untimed) press.when = now;
    return std::exchange(presses_, {});
}

} // namespace stage
