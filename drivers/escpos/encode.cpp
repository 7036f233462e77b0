#include "drivers/escpos/encode.h"

#include <algorithm>

#include "kiosk/base/check.h"

namespace escpos {
namespace {

constexpr std::uint8_t feed_after_cut_line = 24; // motion units, 3 mm at 8 dots a mm

void append(base::Bytes& bytes, base::ByteView more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

} // namespace

base::Bytes beginning() { return {0x1b, '@'}; }
base::Bytes ending() { return {0x1d, 'V', 66, feed_after_cut_line}; }

std::size_t rows_per_band(drivers::Bitmap const& slip) {
    base::check(slip.width > 0 && slip.row_bytes() <= widest_row, "a slip as wide as paper can be");
    return largest_band / slip.row_bytes();
}

int band_count(drivers::Bitmap const& slip) {
    auto const rows = static_cast<int>(rows_per_band(slip));
    return (slip.height + rows - 1) / rows;
}

base::Bytes band(drivers::Bitmap const& slip, int index) {
    auto const row = slip.row_bytes();
    base::check(index >= 0 && index < band_count(slip), "a band of this slip");
    auto const first = static_cast<std::size_t>(index) * rows_per_band(slip);
    auto const rows = std::min(rows_per_band(slip), static_cast<std::size_t>(slip.height) - first);
    base::Bytes bytes{0x1d, 'v', '0', 0};
    for (auto const number : {row, rows}) {
        bytes.push_back(static_cast<std::uint8_t>(number & 0xff));
        bytes.push_back(static_cast<std::uint8_t>(number >> 8));
    }
    append(bytes, base::ByteView(slip.bits).subspan(first * row, rows * row));
    return bytes;
}

base::Bytes encode(drivers::Bitmap const& slip) {
    auto bytes = beginning();
    for (int index = 0; index < band_count(slip); ++index)
        append(bytes, band(slip, index));
    append(bytes, ending());
    return bytes;
}

} // namespace escpos
