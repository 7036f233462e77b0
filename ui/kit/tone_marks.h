// The faces of the five tone keys: the mark drawn large, its name below. `tone` is the key's name, "tone.grave" …
// "tone.dot". Inside of ui/kit only. ui thread.
#pragma once
#include <string_view>

#include "ui/kit/frame.h"

namespace kit {

std::string_view name_of_tone(std::string_view tone); // "huyền", "sắc", "hỏi", "ngã", "nặng"
void draw_tone_key(Frame& frame, Rect box, std::string_view tone, Colour colour);
void draw_tone_large(Frame& frame, Rect box, std::string_view tone, Colour colour); // for the echo

} // namespace kit
