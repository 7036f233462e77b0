#include "drivers/escpos/preview.h"

#include <algorithm>
#include <array>

#include "drivers/escpos/encode.h"

namespace escpos {
namespace {

constexpr std::array<std::uint8_t, 4> raster{0x1d, 'v', '0', 0};

tl::unexpected<base::Error> corrupt(char const* what) { return base::failure(base::ErrorKind::Corrupt, what); }

bool begins_with(base::ByteView bytes, base::ByteView start) {
    return bytes.size() >= start.size() && std::equal(start.begin(), start.end(), bytes.begin());
}

// Takes one band off `bytes` and adds its rows to `slip`.
base::Result<> take_band(base::ByteView& bytes, drivers::Bitmap& slip) {
    constexpr std::size_t header = raster.size() + 4;
    if (bytes.size() < header) return corrupt("ESC/POS: a band without its size");
    auto const row = static_cast<std::size_t>(bytes[4] + bytes[5] * 256);
    auto const rows = static_cast<std::size_t>(bytes[6] + bytes[7] * 256);
    if (row == 0 || row > widest_row || rows == 0 || row * rows > largest_band)
        return corrupt("ESC/POS: size of a band");
    if (slip.width != 0 && slip.row_bytes() != row) return corrupt("ESC/POS: bands of different widths");
    if (bytes.size() - header < row * rows) return corrupt("ESC/POS: a band that is cut short");
    auto const data = bytes.subspan(header, row * rows);
    slip.width = static_cast<int>(row * 8);
    slip.height += static_cast<int>(rows);
    slip.bits.insert(slip.bits.end(), data.begin(), data.end());
    bytes = bytes.subspan(header + row * rows);
    return {};
}

} // namespace

base::Result<drivers::Bitmap> preview(base::ByteView bytes) {
    if (!begins_with(bytes, beginning())) return corrupt("ESC/POS: no ESC @ at the start");
    bytes = bytes.subspan(beginning().size());
    drivers::Bitmap slip;
    while (begins_with(bytes, raster))
        TRY(take_band(bytes, slip));
    auto const end = ending();
    if (bytes.size() != end.size() || !begins_with(bytes, end)) return corrupt("ESC/POS: no cut at the end");
    return slip;
}

} // namespace escpos
