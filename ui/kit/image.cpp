#include "ui/kit/widgets.h"

#include <algorithm>
#include <cmath>

namespace kit {

void draw_image(Frame& frame, std::string_view id, Rect box, Image const& image, std::string_view label) {
    if (image.width <= 0 || image.height <= 0) {
        frame.node(Role::Image, id, label, box, {.disabled = true});
        return;
    }
    auto const width = static_cast<float>(image.width);
    auto const height = static_cast<float>(image.height);
    float scale = std::min(box.w / width, box.h / height);
    if (!image.smooth && scale > 1) scale = std::floor(scale); // a module of a QR code is a whole number of pixels
    Rect const place{std::round(box.x + (box.w - width * scale) / 2), std::round(box.y + (box.h - height * scale) / 2),
                     width * scale, height * scale};
    frame.paint().image(place, image, image.smooth ? frame.radius() : 0);
    frame.node(Role::Image, id, label, place);
}

} // namespace kit
