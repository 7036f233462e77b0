// Image: pixels the kit draws: the font atlas, a QR code, the camera's preview. An ImTextureID is the address of one,
// so an Image stays where it is while it is drawn. `version` grows when the pixels change; renderers look at it.
#pragma once
#include <cstdint>
#include <vector>

#include "kiosk/base/private.h"

namespace kit {

enum class PixelFormat {
    Alpha, // one byte a pixel: coverage, drawn in the vertex colour (fonts)
    Rgba,  // four bytes a pixel: red, green, blue, alpha, not premultiplied
};

struct Image {
    int width = 0;
    int height = 0;
    PixelFormat format = PixelFormat::Rgba;
    std::vector<std::uint8_t> pixels;
    std::uint64_t version = 0;
    bool smooth = true; // bilinear when scaled; a QR code is not

    Image() = default;
    Image(Image const&) = delete;
    Image& operator=(Image const&) = delete;
    ~Image() { base::wipe(pixels); }
};

} // namespace kit
