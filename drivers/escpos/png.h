// A Bitmap as a PNG of one bit a dot (libpng, confined to png.cpp). Pure, any thread.
#pragma once
#include "drivers/printer.h"

namespace escpos {

// Invalid: an empty picture. The resolution in the file is 8 dots a mm.
base::Result<base::Bytes> png_of(drivers::Bitmap const& bitmap);

} // namespace escpos
