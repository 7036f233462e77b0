// A picture to the text of the QR code in it, by ZXing-cpp. Pure, any thread.
#pragma once
#include <optional>

#include "drivers/frame.h"
#include "kiosk/base/private.h"

namespace qr {

// Tries the frame as it is, then rotated, inverted, smaller and larger. The bytes of the code, which need not be UTF-8.
std::optional<base::PrivateText> decode(drivers::Frame const& frame);

} // namespace qr
