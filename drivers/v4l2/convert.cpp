#include "drivers/v4l2/convert.h"

#include <algorithm>

namespace v4l2 {
namespace {

bool fits(base::ByteView bytes, int width, int height, int stride, int bytes_a_pixel) {
    if (width <= 0 || height <= 0 || width > 8'000 || height > 8'000 || stride < width * bytes_a_pixel) return false;
    return bytes.size() >= static_cast<std::size_t>(stride) * static_cast<std::size_t>(height - 1) +
                               static_cast<std::size_t>(width * bytes_a_pixel);
}

std::uint8_t clamped(int value) { return static_cast<std::uint8_t>(std::clamp(value, 0, 255)); }

// BT.601, studio range, in parts of 256.
void add_pixel(drivers::Frame& frame, int y, int cb, int cr) {
    int const c = 298 * (y - 16) + 128, d = cb - 128, e = cr - 128;
    frame.luma.push_back(static_cast<std::uint8_t>(y));
    frame.rgb.push_back(clamped((c + 409 * e) / 256));
    frame.rgb.push_back(clamped((c - 100 * d - 208 * e) / 256));
    frame.rgb.push_back(clamped((c + 516 * d) / 256));
}

} // namespace

std::optional<drivers::Frame> from_yuyv(base::ByteView bytes, int width, int height, int stride) {
    if (width % 2 != 0 || !fits(bytes, width, height, stride, 2)) return std::nullopt;
    drivers::Frame frame;
    frame.width = width;
    frame.height = height;
    auto const count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    frame.luma.reserve(count);
    frame.rgb.reserve(3 * count);
    for (int row = 0; row < height; ++row) {
        auto const* pair = bytes.data() + static_cast<std::ptrdiff_t>(row) * stride;
        for (int x = 0; x < width; x += 2, pair += 4) {
            add_pixel(frame, pair[0], pair[1], pair[3]);
            add_pixel(frame, pair[2], pair[1], pair[3]);
        }
    }
    return frame;
}

std::optional<drivers::Frame> from_grey(base::ByteView bytes, int width, int height, int stride) {
    if (!fits(bytes, width, height, stride, 1)) return std::nullopt;
    drivers::Frame frame;
    frame.width = width;
    frame.height = height;
    for (int row = 0; row < height; ++row) {
        auto const* first = bytes.data() + static_cast<std::ptrdiff_t>(row) * stride;
        frame.luma.insert(frame.luma.end(), first, first + width);
    }
    return frame;
}

} // namespace v4l2
