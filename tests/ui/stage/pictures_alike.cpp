#include "tests/ui/stage/pictures_alike.h"

#include <cmath>
#include <png.h>

namespace tests {

stage::Picture read_png(std::filesystem::path const& file) {
    stage::Picture picture;
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&image, file.c_str()) == 0) return picture;
    image.format = PNG_FORMAT_RGB;
    std::vector<std::uint8_t> rgb(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, rgb.data(), 0, nullptr) == 0) return picture;
    picture.width = static_cast<int>(image.width);
    picture.height = static_cast<int>(image.height);
    for (std::size_t i = 0; i + 2 < rgb.size(); i += 3)
        picture.pixels.push_back(std::uint32_t{rgb[i]} << 16 | std::uint32_t{rgb[i + 1]} << 8 | rgb[i + 2]);
    return picture;
}

double psnr(stage::Picture const& a, stage::Picture const& b) {
    if (a.width != b.width || a.height != b.height || a.pixels.empty()) return 0;
    double squares = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        for (int const shift : {0, 8, 16}) {
            auto const one = static_cast<int>(a.pixels[i] >> shift & 0xFF);
            auto const other = static_cast<int>(b.pixels[i] >> shift & 0xFF);
            squares += (one - other) * (one - other);
        }
    double const mean = squares / (3.0 * static_cast<double>(a.pixels.size()));
    return mean > 0 ? 10 * std::log10(255.0 * 255.0 / mean) : 100;
}

} // namespace tests
