// Signs: the picture for a word of the content ("hospital"). Private to the room; pure.
#pragma once
#include <string_view>

#include "ui/kit/icon.h"

namespace screens {

// Unknown words have the picture of a paper: content may name signs that this program does not know yet.
kit::Icon sign_of(std::string_view word);

} // namespace screens
