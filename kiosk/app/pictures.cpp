#include "kiosk/app/pictures.h"

#include "drivers/jpeg/jpeg.h"
#include "drivers/qr/encode.h"
#include "kiosk/base/log.h"

namespace app {
namespace {

void set_pixels(kit::Image& image, drivers::Frame const& frame) {
    auto const count = static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
    bool const colour = frame.rgb.size() == count * 3;
    image.width = frame.width;
    image.height = frame.height;
    image.format = kit::PixelFormat::Rgba;
    image.pixels.resize(count * 4);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t channel = 0; channel < 3; ++channel)
            image.pixels[4 * i + channel] = colour ? frame.rgb[3 * i + channel] : frame.luma[i];
        image.pixels[4 * i + 3] = 255;
    }
    ++image.version;
}

// Four modules of quiet zone on each side, as ISO/IEC 18004 asks.
void set_pixels(kit::Image& image, qr::Matrix const& matrix) {
    constexpr int quiet = 4;
    int const size = matrix.size + 2 * quiet;
    image.width = image.height = size;
    image.format = kit::PixelFormat::Rgba;
    image.smooth = false;
    image.pixels.assign(static_cast<std::size_t>(size) * static_cast<std::size_t>(size) * 4, 255);
    for (int y = 0; y < matrix.size; ++y)
        for (int x = 0; x < matrix.size; ++x) {
            auto const at = (static_cast<std::size_t>(y + quiet) * static_cast<std::size_t>(size) +
                             static_cast<std::size_t>(x + quiet)) *
                            4;
            if (matrix.at(x, y))
                std::fill_n(image.pixels.begin() + static_cast<std::ptrdiff_t>(at), 3, std::uint8_t{0});
        }
    ++image.version;
}

void clear(kit::Image& image) {
    if (image.width == 0) return;
    base::wipe(image.pixels);
    image.width = image.height = 0;
    ++image.version;
}

kit::Image const* shown(kit::Image const& image) { return image.width > 0 ? &image : nullptr; }

} // namespace

void Pictures::show_preview(drivers::Frame const& frame) { set_pixels(preview_, frame); }

void Pictures::show_photo(base::PrivateBytes const* photo) {
    if (!photo) {
        clear(photo_);
        shown_photo_ = {};
    } else if (!(*photo == shown_photo_)) {
        shown_photo_ = *photo;
        auto const frame = jpeg::decode(base::ByteView(photo->reveal()));
        if (frame) set_pixels(photo_, *frame);
    }
}

void Pictures::show_qr(std::string const& text) {
    if (text == shown_qr_) return;
    shown_qr_ = text;
    clear(qr_);
    if (text.empty()) return;
    auto const matrix = qr::encode(text);
    if (matrix)
        set_pixels(qr_, *matrix);
    else
        base::log(base::Severity::Error, "screen.qr", "{}", matrix.error().what);
}

void Pictures::forget_preview() { clear(preview_); }

void Pictures::forget() {
    forget_preview();
    show_photo(nullptr);
    show_qr("");
}

screens::Pictures Pictures::on_screen() const { return {shown(preview_), shown(photo_), shown(qr_)}; }

} // namespace app
