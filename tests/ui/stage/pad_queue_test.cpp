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

} // namespace

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
        if (name != "Shift+Tab") CHECK(SDL_GetScancodeFromName(std::string(name).c_str()) != SDL_SCANCODE_UNKNOWN);
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
