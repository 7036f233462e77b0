#include <algorithm>
#include <cstdlib>

#include "drivers/jpeg/errors.h"
#include "drivers/jpeg/jpeg.h"

namespace jpeg {
namespace {

constexpr int quality = 85;

struct Rows {
    int width, height;
    std::vector<std::uint8_t> rgb;
};

// Every pixel of the smaller picture is the middle one of its box: a photo of a hole in the road needs no more.
Rows fitted(drivers::Frame const& frame) {
    int const longest = std::max(frame.width, frame.height);
    int const divisor = std::max(1, (longest + longest_photo_side - 1) / longest_photo_side);
    Rows rows{frame.width / divisor, frame.height / divisor, {}};
    bool const colour = !frame.rgb.empty();
    rows.rgb.reserve(static_cast<std::size_t>(rows.width) * static_cast<std::size_t>(rows.height) * 3);
    for (int y = 0; y < rows.height; ++y)
        for (int x = 0; x < rows.width; ++x) {
            auto const at =
                static_cast<std::size_t>(y * divisor + divisor / 2) * static_cast<std::size_t>(frame.width) +
                static_cast<std::size_t>(x * divisor + divisor / 2);
            for (std::size_t channel = 0; channel < 3; ++channel)
                rows.rgb.push_back(colour ? frame.rgb[3 * at + channel] : frame.luma[at]);
        }
    return rows;
}

bool write(Rows& rows, unsigned char** out, unsigned long* size) {
    jpeg_compress_struct info{};
    Errors errors;
    info.err = jump_on_error(errors);
    if (setjmp(errors.back) != 0) {
        jpeg_destroy_compress(&info);
        return false;
    }
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, out, size);
    info.image_width = static_cast<JDIMENSION>(rows.width);
    info.image_height = static_cast<JDIMENSION>(rows.height);
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = rows.rgb.data() + std::size_t{info.next_scanline} * info.image_width * 3;
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    return true;
}

bool is_sound(drivers::Frame const& frame) {
    if (frame.width <= 0 || frame.height <= 0) return false;
    auto const count = static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
    return frame.luma.size() == count && (frame.rgb.empty() || frame.rgb.size() == 3 * count);
}

} // namespace

base::Result<base::PrivateBytes> encode(drivers::Frame const& frame) {
    if (!is_sound(frame)) return base::failure(base::ErrorKind::Invalid, "the frame's sizes do not fit its pixels");
    auto rows = fitted(frame);
    unsigned char* out = nullptr;
    unsigned long size = 0;
    bool const written = write(rows, &out, &size);
    base::wipe(rows.rgb);
    if (!written) return base::failure(base::ErrorKind::Io, "the photo could not be encoded");
    base::PrivateBytes photo(std::vector<unsigned char>(out, out + size));
    std::fill(out, out + size, static_cast<unsigned char>(0));
    std::free(out); // libjpeg allocates with malloc
    return photo;
}

} // namespace jpeg
