// The faces of the five tone keys: the mark drawn large, its name below where there is room. `tone` is the key's name,
// "tone.grave" … "tone.dot". Inside of ui/kit only. ui thread.
#pragma once
#include <string_view>

#include "ui/kit/frame.h"
#include "ui/kit/text_layout.h"

namespace kit {

std::string_view name_of_tone(std::string_view tone); // "huyền", "sắc", "hỏi", "ngã", "nặng"
void draw_tone_key(Frame& frame, Rect box, std::string_view tone, Colour colour);
// Where a key has its small second line; and whether that fits below ink of that height without being cut.
Rect lower_half(Rect box);
bool has_room_below(Frame const& frame, Rect box, float ink, Layout const& second);
void draw_tone_large(Frame& frame, Rect box, std::string_view tone, Colour colour); // for the echo

} // namespace kit
