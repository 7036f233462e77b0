// Colour to luma by ITU-R BT.601, in whole numbers. Pure.
#pragma once
#include <cstdint>

namespace jpeg {

inline std::uint8_t luma_of(std::uint8_t const* rgb) {
    return static_cast<std::uint8_t>((299U * rgb[0] + 587U * rgb[1] + 114U * rgb[2] + 500U) / 1000U);
}

} // namespace jpeg
