// A Bitmap as the bytes of a slip in ESC/POS ("ESC/POS Command Reference", Epson): only ESC @ (start afresh), GS v 0
// (raster picture) and GS V 66 (feed to the knife and cut). Text is always drawn, for no code page carries Vietnamese
// on every printer. Pure, any thread.
#pragma once
#include "drivers/printer.h"

namespace escpos {

// Two bands and the questions behind them fit the receive buffer of small printers (4 KiB): one that has stopped still
// hears what it is asked, and says why. White is drawn as well, for the unit of ESC J differs between printers.
inline constexpr std::size_t largest_band = 2'000; // bytes of picture
inline constexpr std::size_t widest_row = 104;     // bytes: 832 dots

std::size_t rows_per_band(drivers::Bitmap const& slip);

base::Bytes beginning();
int band_count(drivers::Bitmap const& slip);
base::Bytes band(drivers::Bitmap const& slip, int index); // `index` from 0, below band_count()
base::Bytes ending();

base::Bytes encode(drivers::Bitmap const& slip); // all of the above in order

} // namespace escpos
