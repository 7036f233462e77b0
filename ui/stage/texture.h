// Texels of a kit::Image, between which colours are mixed when it is smooth. Pure.
#pragma once
#include <algorithm>
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

// What sample() gives of an Alpha image that is smooth and at least two texels wide and high; in 256ths of a texel.
inline unsigned coverage(kit::Image const& image, int u, int v) {
    u = std::clamp(u - 128, 0, 256 * (image.width - 1));
    v = std::clamp(v - 128, 0, 256 * (image.height - 1));
    int const x = std::min(u >> 8, image.width - 2), y = std::min(v >> 8, image.height - 2);
    auto const across = static_cast<unsigned>(u - 256 * x), down = static_cast<unsigned>(v - 256 * y);
    auto const* upper =
        &image
             .pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)];
    auto const* lower = upper + image.width;
    unsigned const above = upper[0] * (256 - across) + upper[1] * across;
    unsigned const below = lower[0] * (256 - across) + lower[1] * across;
    return (above * (256 - down) + below * down + 32768) >> 16;
}
inline bool has_coverage(kit::Image const& image) {
    return image.format == kit::PixelFormat::Alpha && image.smooth && image.width >= 2 && image.height >= 2 &&
           !image.pixels.empty();
}

// Over a pixel 0x00RRGGBB.
void blend(std::uint32_t& pixel, Colour const& colour);

} // namespace stage
