// An upright rectangle: plain, a glyph with one texel a pixel, or a picture.
#include <cmath>

#include "ui/stage/picture.h"
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

Axis axis_of(float first, float last, float from, float to, int texels) {
    double const step = (static_cast<double>(to) - from) * texels / (static_cast<double>(last) - first);
    return {static_cast<double>(from) * texels + (0.5 - static_cast<double>(first)) * step, step, texels};
}

// Glyphs that are not drawn in the size they were made for. False when it is something else.
bool fill_mask(Canvas const& canvas, Box const& box, ImDrawVert const& first, ImDrawVert const& last,
               kit::Image const& image) {
    if (!has_coverage(image)) return false;
    Axis const across = axis_of(first.pos.x, last.pos.x, first.uv.x, last.uv.x, image.width);
    Axis const down = axis_of(first.pos.y, last.pos.y, first.uv.y, last.uv.y, image.height);
    auto const rgb = rgb_of(first.col);
    auto const alpha = alpha_of(first.col);
    for (int y = box.top; y < box.bottom; ++y) {
        auto* row = row_of(canvas, y);
        auto const v = static_cast<int>(down.at(y) * 256);
        for (int x = box.left; x < box.right; ++x)
            if (auto const part = coverage(image, static_cast<int>(across.at(x) * 256), v); part != 0)
                row[x] = blended(row[x], rgb, part_of_255(alpha * part));
    }
    return true;
}

// False when it is none of PictureRows's.
bool fill_picture(Canvas const& canvas, Box const& box, ImDrawVert const& first, ImDrawVert const& last,
                  kit::Image const& image) {
    if (rgb_of(first.col) != 0xFFFFFF) return false;
    PictureRows rows(image, axis_of(first.pos.x, last.pos.x, first.uv.x, last.uv.x, image.width),
                     axis_of(first.pos.y, last.pos.y, first.uv.y, last.uv.y, image.height), box.left, box.right);
    for (int y = box.top; y < box.bottom && rows.possible(); ++y)
        rows.paint(row_of(canvas, y), y, box.left, box.right, alpha_of(first.col));
    return rows.possible();
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
    if (fill_picture(canvas, box, first, last, *texture) || fill_mask(canvas, box, first, last, *texture)) return;
    auto const tint = unpacked(first.col);
    for (int y = box.top; y < box.bottom; ++y)
        for (int x = box.left; x < box.right; ++x) {
            float const u = u0 + (static_cast<float>(x) + 0.5F) * du, v = v0 + (static_cast<float>(y) + 0.5F) * dv;
            blend(row_of(canvas, y)[x], tinted(sample(*texture, u, v), tint));
        }
}

} // namespace stage
