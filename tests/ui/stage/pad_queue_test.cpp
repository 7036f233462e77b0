#include "ui/stage/pad_queue.h"

#include <SDL.h>

#include "kiosk/app/pad_names.h"
#include "tests/support/catch.h"

namespace {

SDL_Event key(Uint32 type, SDL_Scancode code, Uint16 mod = KMOD_NONE, Uint8 repeat = 0) {
    SDL_Event event{};
    event.type = type;
    event.key.keysym.scancode = code;
    event.key.keysym.mod = mod;
    event.key.repeat = repeat;
    return event;
}

base::Instant const now{base::Duration(5'000)};

stage::PadQueue queue() {
    return stage::PadQueue({{"Tab", kit::PadKey::Next},
                            {"Shift+Tab", kit::PadKey::Previous},
                            {"Keypad 5", kit::PadKey::Select},
                            {"H", kit::PadKey::Help}});
}

// A HID device with four buttons that is no keyboard, plugged into SDL.
class FourButtons {
public:
    FourButtons() : index_(SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_UNKNOWN, 0, 4, 0)) {}
    ~FourButtons() { unplug(); }
    bool is_there() const { return index_ >= 0; }
    void unplug() {
        if (index_ >= 0) SDL_JoystickDetachVirtual(index_);
        index_ = -1;
    }
    void press(int button, bool down) {
        auto* const joystick = SDL_JoystickFromInstanceID(SDL_JoystickGetDeviceInstanceID(index_));
        REQUIRE(joystick); // the queue has opened it
        REQUIRE(SDL_JoystickSetVirtualButton(joystick, button, down ? 1 : 0) == 0);
    }

private:
    int index_;
};

void take_all(stage::PadQueue& pad) {
    SDL_JoystickUpdate();
    SDL_PumpEvents();
    for (SDL_Event event; SDL_PollEvent(&event) != 0;)
        pad.take(event);
}

struct Events {
    Events() { REQUIRE(SDL_Init(SDL_INIT_EVENTS) == 0); }
    ~Events() { SDL_Quit(); }
};

} // namespace

TEST_CASE("the buttons of a HID device that is no keyboard are keys as well, also when it is unplugged held down") {
    Events const events;
    stage::PadQueue pad({{"Button 1", kit::PadKey::Next}, {"Button 4", kit::PadKey::Help}});
    pad.open_devices();
    FourButtons device;
    REQUIRE(device.is_there());
    take_all(pad);
    device.press(0, true);
    take_all(pad);
    device.press(0, false);
    device.press(2, true); // has no meaning
    device.press(3, true);
    take_all(pad);
    device.unplug();
    take_all(pad);
    std::vector<std::pair<kit::PadKey, bool>> came;
    for (auto const& press : pad.release(now))
        came.emplace_back(press.key, press.down);
    CHECK(came == std::vector<std::pair<kit::PadKey, bool>>{{kit::PadKey::Next, true},
                                                            {kit::PadKey::Next, false},
                                                            {kit::PadKey::Help, true},
                                                            {kit::PadKey::Help, false}});
    pad.close_devices();
}

TEST_CASE("no device is listened to where no button is named") {
    Events const events;
    auto pad = queue();
    pad.open_devices();
    CHECK(SDL_WasInit(SDL_INIT_JOYSTICK) == 0);
}

TEST_CASE("the key that covers the screen is told apart, once for each press") {
    stage::PadQueue pad({{"F9", kit::PadKey::Cover}});
    pad.take(key(SDL_KEYDOWN, SDL_SCANCODE_F9));
    pad.take(key(SDL_KEYDOWN, SDL_SCANCODE_F9, KMOD_NONE, 1));
    pad.take(key(SDL_KEYUP, SDL_SCANCODE_F9));
    CHECK(pad.release(now).empty());
    CHECK(pad.take_cover());
    CHECK_FALSE(pad.take_cover());
}

TEST_CASE("the keys of the settings come as presses, with the time they are taken") {
    auto pad = queue();
    pad.take(key(SDL_KEYDOWN, SDL_SCANCODE_KP_5));
    pad.take(key(SDL_KEYUP, SDL_SCANCODE_KP_5));
    auto const presses = pad.release(now);
    REQUIRE(presses.size() == 2);
    CHECK(presses[0].key == kit::PadKey::Select);
    CHECK((presses[0].down && !presses[1].down));
    CHECK(presses[0].when == now);
    CHECK(pad.release(now).empty());
}

TEST_CASE("shift turns tab round, also when it is let go before tab") {
    auto pad = queue();
    pad.take(key(SDL_KEYDOWN, SDL_SCANCODE_TAB, KMOD_LSHIFT));
    pad.take(key(SDL_KEYUP, SDL_SCANCODE_TAB));
    auto const presses = pad.release(now);
    REQUIRE(presses.size() == 2);
    CHECK(presses[0].key == kit::PadKey::Previous);
    CHECK(presses[1].key == kit::PadKey::Previous);
}

TEST_CASE("all other keys, and the repeats of a held one, are passed over") {
    auto pad = queue();
    pad.take(key(SDL_KEYDOWN, SDL_SCANCODE_F4));
    pad.take(key(SDL_KEYUP, SDL_SCANCODE_F4));
    pad.take(key(SDL_KEYDOWN, SDL_SCANCODE_KP_5, KMOD_LALT));
    pad.take(key(SDL_KEYUP, SDL_SCANCODE_KP_5, KMOD_LALT));
    pad.take(key(SDL_KEYDOWN, SDL_SCANCODE_H));
    pad.take(key(SDL_KEYDOWN, SDL_SCANCODE_H, KMOD_NONE, 1));
    CHECK(pad.release(now).size() == 1);
}

TEST_CASE("every name that the settings may hold is a key to SDL") {
    for (auto const name : model::keypad_words) {
        INFO(name);
        bool const of_a_keyboard = name != "Shift+Tab" && !name.starts_with("Button ");
        if (of_a_keyboard) CHECK(SDL_GetScancodeFromName(std::string(name).c_str()) != SDL_SCANCODE_UNKNOWN);
    }
}

TEST_CASE("a key that would mean two things is refused by its name") {
    model::KeypadSettings settings;
    settings.next = {"Right"};
    settings.select = {"Space"};
    CHECK(app::pad_names(settings)->size() == 2);
    settings.help = {"Space"};
    auto const refused = app::pad_names(settings);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == "keypad: \"Space\" stands in two rows");
}
