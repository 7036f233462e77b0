// What our own ESC/POS bytes draw, for the picture beside a simulated job. Strict: exactly what encode() makes, nothing
// else, so that a preview never flatters bytes that a printer would draw differently. Pure, any thread.
#pragma once
#include "drivers/printer.h"

namespace escpos {

// Corrupt: not the bytes of one whole slip. The width is that of the rows, a multiple of 8 dots.
base::Result<drivers::Bitmap> preview(base::ByteView bytes);

} // namespace escpos
