// The faces of the five tone keys: the mark drawn large, its name below where there is room. `tone` is the key's name,
// "tone.grave" … "tone.dot". Inside of ui/kit only. ui thread.
#pragma once
#include <string_view>

#include "ui/kit/frame.h"

namespace kit {

std::string_view name_of_tone(std::string_view tone); // "huyền", "sắc", "hỏi", "ngã", "nặng"
void draw_tone_key(Frame& frame, Rect box, std::string_view tone, Colour colour);
std::string_view widest_name_of_tone();
// Where a key has its small second line; and whether `words` fit there below ink of that height.
Rect lower_half(Rect box);
bool has_room_below(Frame const& frame, Rect box, float ink, std::string_view words);
void draw_tone_large(Frame& frame, Rect box, std::string_view tone, Colour colour); // for the echo

} // namespace kit
