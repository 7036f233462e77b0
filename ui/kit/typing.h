// From the keys on the screen to the typing engine (ui/vietnamese): which engine key each is, and in which mode each
// layout types. Any thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "ui/kit/keyboard_keys.h"
#include "ui/vietnamese/typing.h"

namespace kit {

struct Typing {
    KeyPage page = KeyPage::Letters; // on the page of symbols a digit is never a mark
    bool capital = false;            // shift is on
    KeyboardLayout layout = KeyboardLayout::Vietnamese;
};

vietnamese::Mode mode_of(KeyboardLayout layout);

// What a key of letters, signs or tones is to the engine; nothing for shift, enter and their like.
std::optional<vietnamese::Key> engine_key(Key const& key, bool capital);

// `before` with the key pressed at its end. For Letter, Tone, Space and Backspace; others change nothing.
std::string typed(vietnamese::Typist& typist, std::string_view before, Key const& key, Typing const& typing);

} // namespace kit
