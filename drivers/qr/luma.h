// Changes to a grey picture that bring out a QR code. May show a card, so it is wiped when it goes. Pure, any thread.
#pragma once
#include <cstdint>
#include <vector>

#include "kiosk/base/private.h"

namespace qr {

struct Luma {
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels; // width × height

    Luma() = default;
    Luma(int w, int h) : width(w), height(h), pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h)) {}
    Luma(Luma&&) noexcept = default;
    Luma& operator=(Luma&&) noexcept = default;
    Luma(Luma const&) = delete;
    Luma& operator=(Luma const&) = delete;
    ~Luma() { base::wipe(pixels); }

    std::uint8_t const* row(int y) const { return pixels.data() + static_cast<std::ptrdiff_t>(y) * width; }
    std::uint8_t* row(int y) { return pixels.data() + static_cast<std::ptrdiff_t>(y) * width; }
};

Luma shrunk(Luma const& from, int step);    // the mean of step × step pixels; against noise and large modules
Luma blurred(Luma const& from, int radius); // a box, twice; against noise and the dots of screens and print
Luma sharpened(Luma const& from, int radius, int strength); // what blurred() takes away, added; against bad focus
Luma enlarged(Luma const& from); // twice as large, linear; for modules of less than two pixels
Luma inverted(Luma const& from); // white on black

} // namespace qr
