#include "kiosk/cli/qr_picture.h"

#include "drivers/escpos/png.h"
#include "drivers/qr/encode.h"
#include "kiosk/base/file.h"

namespace cli {
namespace {

constexpr int dots = 8, quiet = 4 * dots; // of a module, and of the white around

drivers::Bitmap picture_of(qr::Matrix const& matrix) {
    drivers::Bitmap bitmap;
    bitmap.width = bitmap.height = matrix.size * dots + 2 * quiet;
    bitmap.bits.resize(bitmap.row_bytes() * static_cast<std::size_t>(bitmap.height));
    for (int y = quiet; y < bitmap.height - quiet; ++y)
        for (int x = quiet; x < bitmap.width - quiet; ++x)
            if (matrix.at((x - quiet) / dots, (y - quiet) / dots))
                bitmap.bits[static_cast<std::size_t>(y) * bitmap.row_bytes() + static_cast<std::size_t>(x) / 8] |=
                    static_cast<std::uint8_t>(0x80 >> (x % 8));
    return bitmap;
}

} // namespace

base::Result<> save_qr(std::string_view text, std::filesystem::path const& file) {
    auto const matrix = TRY(qr::encode(text));
    return base::write_file_durably(file, TRY(escpos::png_of(picture_of(matrix))), 0600);
}

} // namespace cli
