// Bitmaps to print: noise (every byte occurs), stripes, white and black.
#pragma once
#include "drivers/printer.h"

namespace tests {

drivers::Bitmap noise(int width, int height, unsigned seed = 1);
drivers::Bitmap plain(int width, int height, bool black);

// Dots that look like the questions DLE EOT 1 to 4, all over.
drivers::Bitmap questions(int width, int height);

} // namespace tests
