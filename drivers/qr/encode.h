// Text to the modules of a QR code (ISO/IEC 18004), by ZXing-cpp. Pure, any thread.
#pragma once
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"

namespace qr {

// Square, no quiet zone (draw four modules of white around it).
struct Matrix {
    int size = 0;
    std::vector<bool> dark; // rows from the top
    bool at(int x, int y) const {
        return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) + static_cast<std::size_t>(x)];
    }
};

// Error correction level M (15 %). Text that does not fit a QR code is Invalid.
base::Result<Matrix> encode(std::string_view text);

} // namespace qr
