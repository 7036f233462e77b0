#include "ui/stage/texture.h"

#include "ui/stage/pixels.h"

namespace stage {
namespace {

Colour texel(kit::Image const& image, int x, int y) {
    x = std::clamp(x, 0, image.width - 1);
    y = std::clamp(y, 0, image.height - 1);
    auto const at = static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x);
    if (image.format == kit::PixelFormat::Alpha) return {255, 255, 255, static_cast<float>(image.pixels[at])};
    auto const* rgba = &image.pixels[4 * at];
    return {static_cast<float>(rgba[0]), static_cast<float>(rgba[1]), static_cast<float>(rgba[2]),
            static_cast<float>(rgba[3])};
}

} // namespace

Colour sample(kit::Image const& image, float u, float v) {
    if (image.pixels.empty()) return {0, 0, 0, 0};
    if (!image.smooth) return texel(image, static_cast<int>(std::floor(u)), static_cast<int>(std::floor(v)));
    float const left = std::floor(u - 0.5F), top = std::floor(v - 0.5F);
    int const x = static_cast<int>(left), y = static_cast<int>(top);
    float const across = u - 0.5F - left, down = v - 0.5F - top;
    auto const upper = mixed(texel(image, x, y), texel(image, x + 1, y), across);
    auto const lower = mixed(texel(image, x, y + 1), texel(image, x + 1, y + 1), across);
    return mixed(upper, lower, down);
}

void blend(std::uint32_t& pixel, Colour const& colour) {
    constexpr float half = 0.5F; // rounds what is not negative; lround would be a call for each pixel
    auto const whole = [](float part) { return static_cast<unsigned>(std::clamp(part, 0.F, 255.F) + half); };
    pixel = blended(pixel, whole(colour.r) << 16 | whole(colour.g) << 8 | whole(colour.b), whole(colour.a));
}

} // namespace stage
