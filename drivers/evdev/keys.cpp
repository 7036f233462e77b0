#include "drivers/evdev/keys.h"

#include <array>
#include <linux/input-event-codes.h>
#include <string_view>

namespace evdev {
namespace {

struct Key {
    std::uint16_t code;
    char plain, shifted;
};

constexpr std::array keyboard{
    Key{KEY_1, '1', '!'},          Key{KEY_2, '2', '@'},           Key{KEY_3, '3', '#'},
    Key{KEY_4, '4', '$'},          Key{KEY_5, '5', '%'},           Key{KEY_6, '6', '^'},
    Key{KEY_7, '7', '&'},          Key{KEY_8, '8', '*'},           Key{KEY_9, '9', '('},
    Key{KEY_0, '0', ')'},          Key{KEY_MINUS, '-', '_'},       Key{KEY_EQUAL, '=', '+'},
    Key{KEY_Q, 'q', 'Q'},          Key{KEY_W, 'w', 'W'},           Key{KEY_E, 'e', 'E'},
    Key{KEY_R, 'r', 'R'},          Key{KEY_T, 't', 'T'},           Key{KEY_Y, 'y', 'Y'},
    Key{KEY_U, 'u', 'U'},          Key{KEY_I, 'i', 'I'},           Key{KEY_O, 'o', 'O'},
    Key{KEY_P, 'p', 'P'},          Key{KEY_LEFTBRACE, '[', '{'},   Key{KEY_RIGHTBRACE, ']', '}'},
    Key{KEY_A, 'a', 'A'},          Key{KEY_S, 's', 'S'},           Key{KEY_D, 'd', 'D'},
    Key{KEY_F, 'f', 'F'},          Key{KEY_G, 'g', 'G'},           Key{KEY_H, 'h', 'H'},
    Key{KEY_J, 'j', 'J'},          Key{KEY_K, 'k', 'K'},           Key{KEY_L, 'l', 'L'},
    Key{KEY_SEMICOLON, ';', ':'},  Key{KEY_APOSTROPHE, '\'', '"'}, Key{KEY_GRAVE, '`', '~'},
    Key{KEY_BACKSLASH, '\\', '|'}, Key{KEY_Z, 'z', 'Z'},           Key{KEY_X, 'x', 'X'},
    Key{KEY_C, 'c', 'C'},          Key{KEY_V, 'v', 'V'},           Key{KEY_B, 'b', 'B'},
    Key{KEY_N, 'n', 'N'},          Key{KEY_M, 'm', 'M'},           Key{KEY_COMMA, ',', '<'},
    Key{KEY_DOT, '.', '>'},        Key{KEY_SLASH, '/', '?'},       Key{KEY_SPACE, ' ', ' '},
    Key{KEY_ENTER, '\r', '\r'},    Key{KEY_KPENTER, '\r', '\r'},   Key{KEY_TAB, '\t', '\t'},
    Key{KEY_KP0, '0', '0'},        Key{KEY_KP1, '1', '1'},         Key{KEY_KP2, '2', '2'},
    Key{KEY_KP3, '3', '3'},        Key{KEY_KP4, '4', '4'},         Key{KEY_KP5, '5', '5'},
    Key{KEY_KP6, '6', '6'},        Key{KEY_KP7, '7', '7'},         Key{KEY_KP8, '8', '8'},
    Key{KEY_KP9, '9', '9'},        Key{KEY_KPMINUS, '-', '-'},     Key{KEY_KPDOT, '.', '.'},
};

constexpr std::int32_t released = 0, pressed = 1;

} // namespace

std::string_view Keys::take(Event const& event) {
    static constexpr char dropped = lost;
    if (event.type == EV_SYN && event.code == SYN_DROPPED) {
        shifts_ = 0;
        return {&dropped, 1};
    }
    if (event.type != EV_KEY) return {};
    if (event.code == KEY_LEFTSHIFT || event.code == KEY_RIGHTSHIFT) {
        unsigned const bit = event.code == KEY_LEFTSHIFT ? 1 : 2;
        shifts_ = event.value == released ? shifts_ & ~bit : shifts_ | bit;
        return {};
    }
    if (event.value != pressed) return {}; // let go, or repeated because it is held
    for (auto const& key : keyboard)
        if (key.code == event.code) return {shifts_ != 0 ? &key.shifted : &key.plain, 1};
    return {};
}

} // namespace evdev
