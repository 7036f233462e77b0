// A Bitmap as the bytes of a slip in ESC/POS ("ESC/POS Command Reference", Epson): only ESC @ (start afresh), GS v 0
// (raster picture) and GS V 66 (feed to the knife and cut). Text is always drawn, for no code page carries Vietnamese
// on every printer. Pure, any thread.
#pragma once
#include "drivers/printer.h"

namespace escpos {

inline constexpr int rows_per_band = 128; // longer pictures overrun the memory of small printers
inline constexpr int widest_row = 104;    // bytes: 832 dots

base::Bytes beginning();
int band_count(drivers::Bitmap const& slip);
base::Bytes band(drivers::Bitmap const& slip, int index); // `index` from 0, below band_count()
base::Bytes ending();

base::Bytes encode(drivers::Bitmap const& slip); // all of the above in order

} // namespace escpos
