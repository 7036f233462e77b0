#include "ui/stage/picture.h"

#include <cmath>

#include "ui/stage/pixels.h"

namespace stage {
namespace {

// Texels between two rows of the image, as 0xAARRGGBB.
void mix(std::uint8_t* line, std::uint8_t const* upper, std::uint8_t const* lower, std::uint16_t down,
         std::size_t bytes) {
    auto const up = static_cast<std::uint16_t>(256 - down);
    for (std::size_t i = 0; i < bytes; i += sizeof(Bytes)) {
        Parts const rgba = (parts_of(upper + i) * up + parts_of(lower + i) * down + 128) >> 8;
        Bytes const pair = __builtin_convertvector(__builtin_shufflevector(rgba, rgba, 2, 1, 0, 3, 6, 5, 4, 7), Bytes);
        std::memcpy(line + i, &pair, sizeof pair);
    }
}

// Between two texels side by side.
std::uint32_t mixed_pair(std::uint8_t const* pair, std::uint16_t right) {
    auto const left = static_cast<std::uint16_t>(256 - right);
    Parts const weighed = parts_of(pair) * Parts{left, left, left, left, right, right, right, right};
    Parts const sum = (weighed + __builtin_shufflevector(weighed, weighed, 4, 5, 6, 7, 0, 1, 2, 3) + 128) >> 8;
    Bytes const both = __builtin_convertvector(sum, Bytes);
    std::uint32_t texel = 0;
    std::memcpy(&texel, &both, sizeof texel);
    return texel;
}

void put(std::uint32_t& pixel, std::uint32_t argb, unsigned fade) {
    auto const alpha = fade == 255 ? argb >> 24 : part_of_255((argb >> 24) * fade);
    pixel = alpha == 255 ? argb & 0xFFFFFF : blended(pixel, argb & 0xFFFFFF, alpha);
}

} // namespace

PictureRows::Between PictureRows::between(Axis const& axis, int pixel, bool smooth) {
    if (!smooth) return {std::min(static_cast<int>(axis.at(pixel)), axis.size - 1), 0};
    double const at = std::clamp(axis.at(pixel) - 0.5, 0.0, axis.size - 1.0);
    int const first = std::min(static_cast<int>(at), axis.size - 2);
    return {first, static_cast<std::uint16_t>(std::lround((at - first) * 256))};
}

PictureRows::PictureRows(kit::Image const& image, Axis const& across, Axis const& down, int left, int right)
    : image_(image), down_(down), left_(left) {
    int const least = image.smooth ? 2 : 1;
    possible_ = image.format == kit::PixelFormat::Rgba && image.width >= least && image.height >= least &&
                !image.pixels.empty() && left < right;
    if (!possible_) return;
    for (int x = left; x < right; ++x)
        columns_[static_cast<std::size_t>(x - left)] = between(across, x, image.smooth);
    if (!image.smooth) return;
    auto const [first, last] =
        std::minmax(columns_[0].first, columns_[static_cast<std::size_t>(right - left - 1)].first);
    // Two texels are mixed at once; an odd one is evened out at the left end, for to the right there may be nothing.
    texels_ = (last + 2 - first + 1) / 2 * 2;
    start_ = std::min(first, image.width - texels_);
    possible_ = start_ >= 0 && texels_ <= longest_line;
}

void PictureRows::paint(std::uint32_t* row, int y, int from, int to, unsigned fade) {
    auto const rows = between(down_, y, image_.smooth);
    auto const* upper = image_.pixels.data() + std::ptrdiff_t{4} * (std::ptrdiff_t{image_.width} * rows.first + start_);
    auto const* column = &columns_[static_cast<std::size_t>(from - left_)];
    if (image_.smooth) {
        mix(line_.data(), upper, upper + std::ptrdiff_t{4} * image_.width, rows.nearness,
            static_cast<std::size_t>(texels_) * 4);
        for (int x = from; x < to; ++x, ++column)
            put(row[x], mixed_pair(line_.data() + std::ptrdiff_t{4} * (column->first - start_), column->nearness),
                fade);
        return;
    }
    for (int x = from; x < to; ++x, ++column) {
        auto const* rgba = upper + std::ptrdiff_t{4} * column->first;
        put(row[x], std::uint32_t{rgba[3]} << 24 | std::uint32_t{rgba[0]} << 16 | std::uint32_t{rgba[1]} << 8 | rgba[2],
            fade);
    }
}

} // namespace stage
