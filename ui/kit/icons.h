// The code points behind Icon in "Material Icons" (Debian: fonts-material-design-icons-iconfont 6.7.0, read from its
// material-design-icons.css). All lie below U+10000, as ImGui's 16-bit characters want. Pure; any thread.
#pragma once
#include <span>

#include "ui/kit/kit.h"

namespace kit {

char16_t code_point_of(Icon icon); // 0 for Icon::None

// Every code point the icon fonts must hold.
std::span<char16_t const> icon_code_points();

} // namespace kit
