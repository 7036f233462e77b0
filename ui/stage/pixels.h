// Pixels 0x00RRGGBB under a colour: every part is below × (255 - alpha) + above × alpha, divided by 255 and rounded.
// A few parts are worked on at once: in the halves of a word, or in a vector that every x86-64 and arm64 has. Pure.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <imgui.h>

#include "ui/stage/fill.h"

namespace stage {

inline std::uint32_t* row_of(Canvas const& canvas, int y) {
    return canvas.pixels + static_cast<std::ptrdiff_t>(y) * canvas.stride;
}

inline std::uint32_t rgb_of(ImU32 packed) {
    return (packed >> IM_COL32_R_SHIFT & 255) << 16 | (packed >> IM_COL32_G_SHIFT & 255) << 8 |
           (packed >> IM_COL32_B_SHIFT & 255);
}
inline unsigned alpha_of(ImU32 packed) { return packed >> IM_COL32_A_SHIFT & 255; }

inline unsigned part_of_255(unsigned product) { // of two numbers up to 255; rounded
    unsigned const sum = product + 127;
    return (sum + (sum >> 8) + 1) >> 8;
}

inline std::uint32_t blended(std::uint32_t below, std::uint32_t rgb, unsigned alpha) {
    std::uint32_t const rest = 255 - alpha;
    std::uint32_t const two = (below & 0xFF00FF) * rest + (rgb & 0xFF00FF) * alpha + 0x7F007F;
    std::uint32_t const one = (below >> 8 & 0xFF) * rest + (rgb >> 8 & 0xFF) * alpha + 127;
    return ((two + (two >> 8 & 0xFF00FF) + 0x10001) >> 8 & 0xFF00FF) | ((one + (one >> 8) + 1) & 0xFF00);
}

using Bytes = std::uint8_t __attribute__((vector_size(8)));   // two pixels
using Parts = std::uint16_t __attribute__((vector_size(16))); // the same, with room to multiply

inline Parts parts_of(std::uint8_t const* bytes) {
    Bytes two;
    std::memcpy(&two, bytes, sizeof two);
    return __builtin_convertvector(two, Parts);
}

// One colour over a run.
inline void blend_run(std::uint32_t* pixel, std::uint32_t* end, std::uint32_t rgb, unsigned alpha) {
    if (alpha == 0) return;
    if (alpha == 255) {
        std::fill(pixel, end, rgb);
        return;
    }
    std::uint32_t const colours[2] = {rgb, rgb};
    std::uint8_t bytes[8];
    std::memcpy(bytes, colours, sizeof bytes);
    Parts const above = parts_of(bytes) * static_cast<std::uint16_t>(alpha) + 127;
    auto const rest = static_cast<std::uint16_t>(255 - alpha);
    for (; end - pixel >= 2; pixel += 2) {
        std::memcpy(bytes, pixel, sizeof bytes);
        Parts const sum = parts_of(bytes) * rest + above;
        Bytes const both = __builtin_convertvector((sum + (sum >> 8) + 1) >> 8, Bytes);
        std::memcpy(pixel, &both, sizeof both);
    }
    if (pixel != end) *pixel = blended(*pixel, rgb, alpha);
}

} // namespace stage
