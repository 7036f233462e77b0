// Printer: what a slip printer is to the kiosk. One job at a time, on the printer worker's thread alone.
// The error of printing is the printer's state, for that is what the screen has to say.
#pragma once
#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "kiosk/model/health.h"

namespace drivers {

// A 1-bit picture, rows from the top, 8 dots a byte, most significant bit leftmost, 1 = black; rows padded to whole
// bytes.
struct Bitmap {
    int width = 0;
    int height = 0;
    base::Bytes bits;

    std::size_t row_bytes() const { return (static_cast<std::size_t>(width) + 7) / 8; }
    bool black(int x, int y) const {
        return (bits[static_cast<std::size_t>(y) * row_bytes() + static_cast<std::size_t>(x) / 8] >> (7 - x % 8) & 1) !=
               0;
    }
    bool operator==(Bitmap const&) const = default;
};

class Printer {
public:
    virtual ~Printer() = default;

    // Asks the device now; may take up to a second.
    virtual model::PrinterStatus status() = 0;

    // Returns only when the printer has confirmed that the slip is out, or with the state that prevented it. Paper that
    // ran out half way is PaperOut: the caller says that the slip is not complete.
    virtual base::Result<void, model::PrinterStatus> print(Bitmap const& slip) = 0;
};

} // namespace drivers
