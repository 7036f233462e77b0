#include "drivers/evdev/keys.h"

#include <linux/input-event-codes.h>
#include <string_view>

#include "tests/support/catch.h"

using evdev::Event;
using evdev::Keys;

namespace {

void press(Keys& keys, std::string& typed, std::uint16_t code) {
    for (std::int32_t const value : {1, 2, 0}) // down, held, up
        typed += keys.take({EV_KEY, code, value});
    typed += keys.take({EV_SYN, SYN_REPORT, 0});
}

} // namespace

TEST_CASE("Keys type what stands on them, in capitals while a shift is held, and each once however long it is held") {
    Keys keys;
    std::string typed;
    for (auto const code : {KEY_7, KEY_K, KEY_3, KEY_M, KEY_MINUS, KEY_KP9, KEY_SLASH, KEY_SPACE})
        press(keys, typed, static_cast<std::uint16_t>(code));
    CHECK(typed == "7k3m-9/ ");
    typed.clear();
    keys.take({EV_KEY, KEY_LEFTSHIFT, 1});
    press(keys, typed, KEY_K);
    keys.take({EV_KEY, KEY_RIGHTSHIFT, 1});
    keys.take({EV_KEY, KEY_LEFTSHIFT, 0});
    press(keys, typed, KEY_SEMICOLON); // the other shift is still down
    press(keys, typed, KEY_BACKSLASH);
    keys.take({EV_KEY, KEY_RIGHTSHIFT, 0});
    press(keys, typed, KEY_K);
    press(keys, typed, KEY_ENTER);
    CHECK(typed == "K:|k\r");
}

TEST_CASE("Other keys, movements and times type nothing") {
    Keys keys;
    std::string typed;
    for (auto const code : {KEY_LEFTCTRL, KEY_F1, KEY_ESC, KEY_CAPSLOCK, KEY_UP, KEY_POWER})
        press(keys, typed, static_cast<std::uint16_t>(code));
    typed += keys.take({EV_REL, REL_X, 1});
    typed += keys.take({EV_MSC, MSC_SCAN, 0x70004});
    typed += keys.take({EV_ABS, KEY_A, 1});
    CHECK(typed.empty());
}

TEST_CASE("Where the kernel had to drop keys there stands something that no code holds, and no shift stays down") {
    Keys keys;
    std::string typed;
    keys.take({EV_KEY, KEY_LEFTSHIFT, 1});
    typed += keys.take({EV_SYN, SYN_DROPPED, 0});
    press(keys, typed, KEY_A);
    CHECK(typed == std::string(1, evdev::lost) + "a");
}

TEST_CASE("Every letter, digit and sign of a keyboard can be typed") {
    Keys keys;
    std::string typed;
    for (int shift = 0; shift < 2; ++shift) {
        keys.take({EV_KEY, KEY_LEFTSHIFT, shift});
        for (std::uint16_t code = 0; code < KEY_MAX; ++code)
            if (code != KEY_LEFTSHIFT && code != KEY_RIGHTSHIFT) press(keys, typed, code);
    }
    for (char letter = ' '; letter <= '~'; ++letter) {
        INFO(letter);
        CHECK(typed.find(letter) != std::string::npos);
    }
}
