// What one key makes of a text: the door from the keyboard to the typing engine. Pure; any thread.
#pragma once
#include <string>
#include <string_view>

#include "ui/kit/keyboard_keys.h"

namespace kit {

// `before` with the key pressed at its end. `capital`: shift is on. For Letter, Tone, Space and Backspace.
std::string typed(std::string_view before, Key const& key, bool capital, KeyboardLayout layout);

} // namespace kit
