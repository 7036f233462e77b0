// What one key makes of a text: the one door from the keyboard to typing. Knows letters and tone keys; on the Telex and
// VNI layouts a key is the letter or digit it shows. Pure; any thread.
#pragma once
#include <string>
#include <string_view>

#include "ui/kit/keyboard_keys.h"

namespace kit {

struct Typing {
    KeyPage page = KeyPage::Letters; // on the page of symbols every key is just itself
    bool capital = false;            // shift is on
    KeyboardLayout layout = KeyboardLayout::Vietnamese;
};

// `before` with the key pressed at its end. For Letter, Tone, Space and Backspace; others change nothing.
std::string typed(std::string_view before, Key const& key, Typing const& typing);

} // namespace kit
