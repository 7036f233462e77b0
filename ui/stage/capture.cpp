#include "ui/stage/capture.h"

#include <png.h>

namespace stage {

base::Result<> write_png(Picture const& picture, std::filesystem::path const& file) {
    std::vector<std::uint8_t> rgb;
    rgb.reserve(picture.pixels.size() * 3);
    for (auto const pixel : picture.pixels)
        for (int const shift : {16, 8, 0})
            rgb.push_back(static_cast<std::uint8_t>(pixel >> shift));
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = PNG_FORMAT_RGB;
    if (png_image_write_to_file(&image, file.c_str(), 0, rgb.data(), 0, nullptr) != 0) return {};
    return base::failure(base::ErrorKind::Io, file.string() + ": " + image.message);
}

} // namespace stage
