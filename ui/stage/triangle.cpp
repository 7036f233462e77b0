#include "ui/stage/triangle.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <utility>

#include "ui/kit/image.h"

namespace stage {
namespace {

struct Colour {
    float r, g, b, a; // 0 to 255
};

Colour unpacked(ImU32 packed) {
    auto const part = [packed](int shift) { return static_cast<float>(packed >> shift & 255); };
    return {part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT), part(IM_COL32_B_SHIFT), part(IM_COL32_A_SHIFT)};
}

unsigned blended_part(unsigned below, unsigned above, unsigned alpha) {
    unsigned const sum = below * (255 - alpha) + above * alpha + 127;
    return (sum + (sum >> 8) + 1) >> 8; // divides by 255
}

void blend(std::uint32_t& pixel, unsigned r, unsigned g, unsigned b, unsigned a) {
    if (a == 0) return;
    if (a == 255) {
        pixel = r << 16 | g << 8 | b;
        return;
    }
    pixel = blended_part(pixel >> 16 & 255, r, a) << 16 | blended_part(pixel >> 8 & 255, g, a) << 8 |
            blended_part(pixel & 255, b, a);
}

void blend(std::uint32_t& pixel, Colour const& colour) {
    constexpr float half = 0.5F; // rounds what is not negative; lround would be a call for each pixel
    auto const whole = [](float part) { return static_cast<unsigned>(std::clamp(part, 0.F, 255.F) + half); };
    blend(pixel, whole(colour.r), whole(colour.g), whole(colour.b), whole(colour.a));
}

Colour texel(kit::Image const& image, int x, int y) {
    x = std::clamp(x, 0, image.width - 1);
    y = std::clamp(y, 0, image.height - 1);
    auto const at = static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x);
    if (image.format == kit::PixelFormat::Alpha) return {255, 255, 255, static_cast<float>(image.pixels[at])};
    auto const* rgba = &image.pixels[4 * at];
    return {static_cast<float>(rgba[0]), static_cast<float>(rgba[1]), static_cast<float>(rgba[2]),
            static_cast<float>(rgba[3])};
}

Colour mixed(Colour const& a, Colour const& b, float t) {
    return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t, a.a + (b.a - a.a) * t};
}

// `u`, `v` in texels; the centre of the first is (0.5, 0.5).
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

Colour tinted(Colour const& colour, Colour const& by) {
    return {colour.r * by.r / 255, colour.g * by.g / 255, colour.b * by.b / 255, colour.a * by.a / 255};
}

int first_centre(float edge) { return static_cast<int>(std::ceil(edge - 0.5F)); }

Box box_of(float left, float top, float right, float bottom) {
    return {first_centre(left), first_centre(top), first_centre(right), first_centre(bottom)};
}

std::uint32_t* row_of(Canvas const& canvas, int y) {
    return canvas.pixels + static_cast<std::ptrdiff_t>(y) * canvas.stride;
}

// blend() of one colour over a run: red and blue at once, in the halves of a word.
void blend_run(std::uint32_t* pixel, std::uint32_t const* end, unsigned r, unsigned g, unsigned b, unsigned a) {
    std::uint32_t const rest = 255 - a;
    std::uint32_t const red_blue = (r * a + 127) << 16 | (b * a + 127), green = g * a + 127;
    for (; pixel != end; ++pixel) {
        std::uint32_t const two = (*pixel & 0xFF00FF) * rest + red_blue, one = (*pixel >> 8 & 0xFF) * rest + green;
        std::uint32_t const both = (two + (two >> 8 & 0xFF00FF) + 0x10001) >> 8 & 0xFF00FF;
        *pixel = both | (((one + (one >> 8) + 1) >> 8) << 8);
    }
}

void fill_plain(Canvas const& canvas, Box const& box, ImU32 packed) {
    auto const c = unpacked(packed);
    auto const r = static_cast<unsigned>(c.r), g = static_cast<unsigned>(c.g), b = static_cast<unsigned>(c.b);
    auto const a = static_cast<unsigned>(c.a);
    for (int y = box.top; y < box.bottom; ++y) {
        auto* row = row_of(canvas, y);
        if (a == 255)
            std::fill(row + box.left, row + box.right, r << 16 | g << 8 | b);
        else if (a != 0)
            blend_run(row + box.left, row + box.right, r, g, b, a);
    }
}

// One texel a pixel and whole offsets: glyphs.
void fill_glyph(Canvas const& canvas, Box const& box, ImU32 packed, kit::Image const& image, int u, int v) {
    auto const c = unpacked(packed);
    auto const r = static_cast<unsigned>(c.r), g = static_cast<unsigned>(c.g), b = static_cast<unsigned>(c.b);
    auto const a = static_cast<unsigned>(c.a);
    for (int y = box.top; y < box.bottom; ++y) {
        auto* row = row_of(canvas, y);
        auto const* cover = &image.pixels[static_cast<std::size_t>(y + v) * static_cast<std::size_t>(image.width)];
        for (int x = box.left; x < box.right; ++x)
            if (auto const coverage = cover[x + u]) blend(row[x], r, g, b, blended_part(0, a, coverage));
    }
}

bool is_whole(float value) { return std::abs(value - std::round(value)) < 1e-3F; }

// Twice the signed area; positive when a, b, c turn clockwise on the screen.
float turn(ImVec2 a, ImVec2 b, float x, float y) { return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x); }

// One edge of a clockwise triangle. A pixel on it belongs to the triangle whose top or left edge it is.
struct Edge {
    ImVec2 a, b;

    float side(float x, float y) const { return turn(a, b, x, y); }
    bool holds(float side) const {
        bool const owned = (a.y == b.y && b.x > a.x) || b.y < a.y;
        return side > 0 || (side == 0 && owned);
    }
};

// The pixels of a row that can lie inside; one too many at each end, never one too few.
std::pair<int, int> span_of(Edge const (&edges)[3], Box const& box, int y) {
    int from = box.left, to = box.right;
    float const start = static_cast<float>(box.left) + 0.5F, width = static_cast<float>(box.right - box.left);
    for (auto const& edge : edges) {
        float const slope = edge.a.y - edge.b.y; // of side() along the row
        float const first = edge.side(start, static_cast<float>(y) + 0.5F);
        if (slope == 0 && first < 0) return {0, 0};
        if (slope == 0) continue;
        int const crossing = box.left + static_cast<int>(std::floor(std::clamp(-first / slope, -2.F, width + 2)));
        if (slope > 0)
            from = std::max(from, crossing - 1);
        else
            to = std::min(to, crossing + 3);
    }
    return {from, to};
}

// Those that do: one run, for along a row each side() only rises or only falls.
std::pair<int, int> run_of(Edge const (&edges)[3], Box const& box, int y) {
    auto [from, to] = span_of(edges, box, y);
    auto const holds = [&](int x) {
        float const px = static_cast<float>(x) + 0.5F, py = static_cast<float>(y) + 0.5F;
        for (auto const& edge : edges)
            if (!edge.holds(edge.side(px, py))) return false;
        return true;
    };
    while (from < to && !holds(from))
        ++from;
    while (from < to && !holds(to - 1))
        --to;
    return {from, to};
}

// What a triangle puts on its pixels: one colour where it has one, else colours and texture between its corners.
class Shade {
public:
    Shade(ImDrawVert const& a, ImDrawVert const& b, ImDrawVert const& c, float area, kit::Image const* texture)
        : corners_{&a, &b, &c},
          colours_{unpacked(a.col), unpacked(b.col), unpacked(c.col)},
          area_(area),
          texture_(texture),
          one_colour_(!texture && a.col == b.col && b.col == c.col) {}

    bool one_colour() const { return one_colour_; }
    ImU32 packed() const { return corners_[0]->col; }

    // The pixels `from` to `to` of row `y`.
    void paint(Edge const (&edges)[3], std::uint32_t* row, int from, int to, int y) const {
        auto const first = at(edges, from, y), last = at(edges, to - 1, y);
        float const step = to - from > 1 ? 1 / static_cast<float>(to - from - 1) : 0;
        for (int x = from; x < to; ++x) {
            float const along = static_cast<float>(x - from) * step;
            auto const colour = mixed(first.colour, last.colour, along);
            if (!texture_)
                blend(row[x], colour);
            else
                blend(row[x], tinted(sample(*texture_, first.u + (last.u - first.u) * along,
                                            first.v + (last.v - first.v) * along),
                                     colour));
        }
    }

private:
    struct Point {
        Colour colour;
        float u = 0, v = 0; // texels
    };

    Point at(Edge const (&edges)[3], int x, int y) const {
        float const px = static_cast<float>(x) + 0.5F, py = static_cast<float>(y) + 0.5F;
        float const s = edges[0].side(px, py) / area_, t = edges[1].side(px, py) / area_,
                    o = edges[2].side(px, py) / area_;
        auto const& [ca, cb, cc] = colours_;
        Point point{{ca.r * s + cb.r * t + cc.r * o, ca.g * s + cb.g * t + cc.g * o, ca.b * s + cb.b * t + cc.b * o,
                     ca.a * s + cb.a * t + cc.a * o}};
        if (!texture_) return point;
        auto const& [a, b, c] = corners_;
        point.u = (a->uv.x * s + b->uv.x * t + c->uv.x * o) * static_cast<float>(texture_->width);
        point.v = (a->uv.y * s + b->uv.y * t + c->uv.y * o) * static_cast<float>(texture_->height);
        return point;
    }

    ImDrawVert const* corners_[3];
    Colour colours_[3];
    float area_;
    kit::Image const* texture_;
    bool one_colour_;
};

} // namespace

Box intersection(Box const& a, Box const& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}

void fill_rectangle(Canvas canvas, Box const& clip, ImDrawVert const& first, ImDrawVert const& last,
                    kit::Image const* texture) {
    Box const box = intersection(clip, box_of(first.pos.x, first.pos.y, last.pos.x, last.pos.y));
    if (box.empty()) return;
    if (!texture) return fill_plain(canvas, box, first.col);
    auto const w = static_cast<float>(texture->width), h = static_cast<float>(texture->height);
    float const du = (last.uv.x - first.uv.x) * w / (last.pos.x - first.pos.x);
    float const dv = (last.uv.y - first.uv.y) * h / (last.pos.y - first.pos.y);
    float const u0 = first.uv.x * w - first.pos.x * du, v0 = first.uv.y * h - first.pos.y * dv;
    bool const one_to_one = std::abs(du - 1) < 1e-3F && std::abs(dv - 1) < 1e-3F && is_whole(u0) && is_whole(v0);
    if (one_to_one && texture->format == kit::PixelFormat::Alpha && first.pos.x + u0 >= 0) {
        int const u = static_cast<int>(std::lround(u0)), v = static_cast<int>(std::lround(v0));
        bool const within = box.left + u >= 0 && box.top + v >= 0 && box.right + u <= texture->width &&
                            box.bottom + v <= texture->height;
        if (within) return fill_glyph(canvas, box, first.col, *texture, u, v);
    }
    auto const tint = unpacked(first.col);
    for (int y = box.top; y < box.bottom; ++y)
        for (int x = box.left; x < box.right; ++x) {
            float const u = u0 + (static_cast<float>(x) + 0.5F) * du, v = v0 + (static_cast<float>(y) + 0.5F) * dv;
            blend(row_of(canvas, y)[x], tinted(sample(*texture, u, v), tint));
        }
}

void fill_triangle(Canvas canvas, Box const& clip, ImDrawVert const& a, ImDrawVert const& b, ImDrawVert const& c,
                   kit::Image const* texture) {
    float const area = turn(a.pos, b.pos, c.pos.x, c.pos.y);
    if (area == 0 || !std::isfinite(area)) return;
    if (area < 0) return fill_triangle(canvas, clip, a, c, b, texture);
    auto const [left, right] = std::minmax({a.pos.x, b.pos.x, c.pos.x});
    auto const [top, bottom] = std::minmax({a.pos.y, b.pos.y, c.pos.y});
    auto const limit = [](float value) { return std::clamp(value, -1e6F, 1e6F); };
    // One more at the far edges: a centre exactly on an edge may be owned.
    Box const around = box_of(limit(left), limit(top), limit(right) + 1, limit(bottom) + 1);
    Box const box = intersection(clip, around);
    Edge const edges[3] = {{b.pos, c.pos}, {c.pos, a.pos}, {a.pos, b.pos}};
    Shade const shade(a, b, c, area, texture);
    for (int y = box.top; y < box.bottom; ++y) {
        auto const [from, to] = run_of(edges, box, y);
        if (from >= to) continue;
        if (shade.one_colour())
            fill_plain(canvas, {from, y, to, y + 1}, shade.packed());
        else
            shade.paint(edges, row_of(canvas, y), from, to, y);
    }
}

} // namespace stage
