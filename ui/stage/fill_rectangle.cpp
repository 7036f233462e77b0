// An upright rectangle: plain, a glyph with one texel a pixel, or a picture, whose columns are worked out once.
#include <array>
#include <cmath>

#include "ui/stage/pixels.h"
#include "ui/stage/texture.h"

namespace stage {
namespace {

int first_centre(float edge) { return static_cast<int>(std::ceil(std::clamp(edge, -1e6F, 1e6F) - 0.5F)); }

void fill_plain(Canvas const& canvas, Box const& box, ImU32 colour) {
    for (int y = box.top; y < box.bottom; ++y)
        blend_run(row_of(canvas, y) + box.left, row_of(canvas, y) + box.right, rgb_of(colour), alpha_of(colour));
}

// One texel a pixel and whole offsets.
void fill_glyph(Canvas const& canvas, Box const& box, ImU32 colour, kit::Image const& image, int u, int v) {
    auto const rgb = rgb_of(colour);
    auto const alpha = alpha_of(colour);
    for (int y = box.top; y < box.bottom; ++y) {
        auto* row = row_of(canvas, y);
        auto const* cover = &image.pixels[static_cast<std::size_t>(y + v) * static_cast<std::size_t>(image.width)];
        for (int x = box.left; x < box.right; ++x)
            if (unsigned const coverage = cover[x + u]; coverage == 255 && alpha == 255)
                row[x] = rgb;
            else if (coverage != 0)
                row[x] = blended(row[x], rgb, part_of_255(alpha * coverage));
    }
}

bool is_whole(float value) { return std::abs(value - std::round(value)) < 1e-3F; }

// Where the pixels of a rectangle lie on its texture: texels along one axis.
struct Axis {
    double start, step; // of the centre of pixel 0, and from one pixel to the next
    int size;           // texels

    Axis(float first, float last, float from, float to, int texels) : size(texels) {
        step = (static_cast<double>(to) - from) * texels / (static_cast<double>(last) - first);
        start = static_cast<double>(from) * texels + (0.5 - static_cast<double>(first)) * step;
    }
    double at(int pixel) const { return std::clamp(start + pixel * step, -1.0, size + 1.0); }
};

// The two texels a pixel lies between, and how near the second is: 0 to 256.
struct Between {
    int first, second;
    std::uint16_t nearness;

    static Between of(Axis const& axis, int pixel, bool smooth) {
        double const at = axis.at(pixel) - (smooth ? 0.5 : 0);
        double const below = std::floor(at);
        auto const inside = [&](int texel) { return std::clamp(texel, 0, axis.size - 1); };
        int const first = static_cast<int>(below);
        auto const nearness = smooth ? static_cast<std::uint16_t>((at - below) * 256 + 0.5) : std::uint16_t{0};
        return {inside(first), inside(first + 1), nearness};
    }
};

// Red, green, blue and alpha of two texels, side by side.
Parts pair_of(std::uint8_t const* row, Between const& column) {
    if (column.second == column.first + 1) return parts_of(row + std::ptrdiff_t{4} * column.first);
    std::uint8_t bytes[8];
    std::memcpy(bytes, row + std::ptrdiff_t{4} * column.first, 4);
    std::memcpy(bytes + 4, row + std::ptrdiff_t{4} * column.second, 4);
    return parts_of(bytes);
}

// First between the rows, then between the columns; half is added for each rounding.
std::uint32_t smooth_texel(std::uint8_t const* upper, std::uint8_t const* lower, std::uint16_t down,
                           Between const& column) {
    auto const up = static_cast<std::uint16_t>(256 - down);
    Parts const pair = (pair_of(upper, column) * up + pair_of(lower, column) * down + 128) >> 8;
    auto const right = column.nearness, left = static_cast<std::uint16_t>(256 - right);
    Parts const weighed = pair * Parts{left, left, left, left, right, right, right, right};
    Parts const sum = (weighed + __builtin_shufflevector(weighed, weighed, 4, 5, 6, 7, 0, 1, 2, 3) + 128) >> 8;
    Bytes const bytes = __builtin_convertvector(sum, Bytes);
    std::uint32_t rgba = 0;
    std::memcpy(&rgba, &bytes, sizeof rgba);
    return rgba;
}

void blend_rgba(std::uint32_t& pixel, std::uint32_t rgba, unsigned fade) {
    auto const rgb = (rgba & 255) << 16 | (rgba & 0xFF00) | (rgba >> 16 & 255);
    auto const alpha = fade == 255 ? rgba >> 24 : part_of_255((rgba >> 24) * fade);
    pixel = alpha == 255 ? rgb : blended(pixel, rgb, alpha);
}

void fill_picture(Canvas const& canvas, Box const& box, kit::Image const& image, Axis const& across, Axis const& down,
                  unsigned fade) {
    std::array<Between, cell_size> columns;
    auto const count = static_cast<std::size_t>(box.right - box.left);
    for (std::size_t i = 0; i < count; ++i)
        columns[i] = Between::of(across, box.left + static_cast<int>(i), image.smooth);
    for (int y = box.top; y < box.bottom; ++y) {
        auto const rows = Between::of(down, y, image.smooth);
        auto const* upper = image.pixels.data() + std::ptrdiff_t{4} * image.width * rows.first;
        auto const* lower = image.pixels.data() + std::ptrdiff_t{4} * image.width * rows.second;
        auto* pixel = row_of(canvas, y) + box.left;
        for (std::size_t i = 0; i < count; ++i, ++pixel) {
            std::uint32_t rgba = 0;
            if (image.smooth)
                rgba = smooth_texel(upper, lower, rows.nearness, columns[i]);
            else
                std::memcpy(&rgba, upper + std::ptrdiff_t{4} * columns[i].first, sizeof rgba);
            blend_rgba(*pixel, rgba, fade);
        }
    }
}

} // namespace

Box intersection(Box const& a, Box const& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}

Box pixels_of(ImDrawVert const& first, ImDrawVert const& last) {
    return {first_centre(first.pos.x), first_centre(first.pos.y), first_centre(last.pos.x), first_centre(last.pos.y)};
}

void fill_rectangle(Canvas canvas, Box const& clip, ImDrawVert const& first, ImDrawVert const& last,
                    kit::Image const* texture) {
    Box const box = intersection(clip, pixels_of(first, last));
    if (box.empty()) return;
    if (!texture) return fill_plain(canvas, box, first.col);
    auto const w = static_cast<float>(texture->width), h = static_cast<float>(texture->height);
    float const du = (last.uv.x - first.uv.x) * w / (last.pos.x - first.pos.x);
    float const dv = (last.uv.y - first.uv.y) * h / (last.pos.y - first.pos.y);
    float const u0 = first.uv.x * w - first.pos.x * du, v0 = first.uv.y * h - first.pos.y * dv;
    bool const one_to_one = std::abs(du - 1) < 1e-3F && std::abs(dv - 1) < 1e-3F && is_whole(u0) && is_whole(v0);
    if (one_to_one && texture->format == kit::PixelFormat::Alpha) {
        int const u = static_cast<int>(std::lround(u0)), v = static_cast<int>(std::lround(v0));
        Box const texels{box.left + u, box.top + v, box.right + u, box.bottom + v};
        if (Box{0, 0, texture->width, texture->height}.holds(texels))
            return fill_glyph(canvas, box, first.col, *texture, u, v);
    }
    if (texture->format == kit::PixelFormat::Rgba && !texture->pixels.empty() && rgb_of(first.col) == 0xFFFFFF) {
        Axis const across(first.pos.x, last.pos.x, first.uv.x, last.uv.x, texture->width);
        Axis const down(first.pos.y, last.pos.y, first.uv.y, last.uv.y, texture->height);
        return fill_picture(canvas, box, *texture, across, down, alpha_of(first.col));
    }
    auto const tint = unpacked(first.col);
    for (int y = box.top; y < box.bottom; ++y)
        for (int x = box.left; x < box.right; ++x) {
            float const u = u0 + (static_cast<float>(x) + 0.5F) * du, v = v0 + (static_cast<float>(y) + 0.5F) * dv;
            blend(row_of(canvas, y)[x], tinted(sample(*texture, u, v), tint));
        }
}

} // namespace stage
