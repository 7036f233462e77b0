// A picture to the text of the QR code in it, by ZXing-cpp. Pure, any thread.
#pragma once
#include <optional>

#include "drivers/frame.h"
#include "kiosk/base/private.h"

namespace qr {

// What the bytes of a code are that does not say.
enum class Charset {
    Utf8,   // as cards are; other bytes are handed on as they stand, for the reader of the text to refuse
    Likely, // UTF-8 if they can be, else what ZXing takes them for (Japanese, Latin)
};

// Tries the picture as it is, then smaller, sharper, softer, larger and inverted: all that can be done for one picture.
std::optional<base::PrivateText> decode(drivers::Frame const& frame, Charset charset = Charset::Utf8);

// For a camera, which has another frame soon: as it is, and one of the changes, the next one with each `turn`. At most
// some 30 ms for 1280 × 720 pixels.
std::optional<base::PrivateText> decode_live(drivers::Frame const& frame, unsigned turn);

} // namespace qr
