#include "drivers/jpeg/load.h"

#include <png.h>

#include "drivers/jpeg/jpeg.h"
#include "drivers/jpeg/luma.h"
#include "kiosk/base/file.h"

namespace jpeg {
namespace {

constexpr std::size_t largest_file = 32U << 20;
constexpr png_uint_32 largest_side = 8'000;

base::Result<drivers::Frame> decode_png(base::ByteView bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    drivers::Frame frame;
    bool sound = png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) != 0;
    sound = sound && image.width <= largest_side && image.height <= largest_side;
    if (sound) {
        image.format = PNG_FORMAT_RGB;
        frame.rgb.resize(PNG_IMAGE_SIZE(image));
        png_color const white{255, 255, 255}; // behind what is transparent
        sound = png_image_finish_read(&image, &white, frame.rgb.data(), 0, nullptr) != 0;
    }
    png_image_free(&image);
    if (!sound) return base::failure(base::ErrorKind::Corrupt, "not a PNG picture, or too large");
    frame.width = static_cast<int>(image.width);
    frame.height = static_cast<int>(image.height);
    frame.luma.resize(frame.rgb.size() / 3);
    for (std::size_t i = 0; i < frame.luma.size(); ++i)
        frame.luma[i] = luma_of(&frame.rgb[3 * i]);
    return frame;
}

} // namespace

base::Result<drivers::Frame> decode_picture(base::ByteView bytes) {
    return base::as_text(bytes).starts_with("\x89PNG") ? decode_png(bytes) : decode(bytes);
}

base::Result<drivers::Frame> load(std::filesystem::path const& file) {
    base::PrivateText const text(TRY(base::read_file(file, largest_file)));
    return decode_picture(base::as_bytes(text.reveal()));
}

} // namespace jpeg
