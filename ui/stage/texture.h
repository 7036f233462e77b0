// Texels of a kit::Image, between which colours are mixed when it is smooth. Pure.
#pragma once
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <imgui.h>

#include "ui/kit/image.h"

namespace stage {

struct Colour {
    float r, g, b, a; // 0 to 255
};

inline Colour unpacked(ImU32 packed) {
    auto const part = [packed](int shift) { return static_cast<float>(packed >> shift & 255); };
    return {part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT), part(IM_COL32_B_SHIFT), part(IM_COL32_A_SHIFT)};
}

inline Colour mixed(Colour const& a, Colour const& b, float t) {
    return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t, a.a + (b.a - a.a) * t};
}

inline Colour tinted(Colour const& colour, Colour const& by) {
    return {colour.r * by.r / 255, colour.g * by.g / 255, colour.b * by.b / 255, colour.a * by.a / 255};
}

// `u`, `v` in texels; the centre of the first is (0.5, 0.5).
Colour sample(kit::Image const& image, float u, float v);

// Over a pixel 0x00RRGGBB.
void blend(std::uint32_t& pixel, Colour const& colour);

} // namespace stage
