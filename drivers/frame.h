// Frame: one picture from a camera. Luma for the QR decoder, colour for the citizen's photo and the preview.
// May show an identity card, so it is wiped when it goes and never written to disk. Move-only value.
#pragma once
#include <cstdint>
#include <vector>

#include "kiosk/base/private.h"

namespace drivers {

struct Frame {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> luma; // width × height
    std::vector<std::uint8_t> rgb;  // width × height × 3; empty when the camera has no colour

    Frame() = default;
    Frame(Frame&&) noexcept = default;
    Frame& operator=(Frame&&) noexcept = default;
    Frame(Frame const&) = delete;
    Frame& operator=(Frame const&) = delete;
    ~Frame() {
        base::wipe(luma);
        base::wipe(rgb);
    }
};

} // namespace drivers
