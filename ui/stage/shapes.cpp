#include "ui/stage/shapes.h"

#include <cmath>
#include <imgui.h>

#include "ui/kit/image.h"
#include "ui/stage/pixels.h"

namespace stage {
namespace {

static_assert(sizeof(ImDrawIdx) == sizeof(std::uint16_t));

bool same_texel(ImDrawVert const& a, ImDrawVert const& b) { return a.uv.x == b.uv.x && a.uv.y == b.uv.y; }

// Corners clockwise from the top left, one colour, the texture not turned: ImGui's PrimRect and PrimRectUV.
bool is_rectangle(std::array<ImDrawVert const*, 4> const& corner) {
    auto const &a = *corner[0], &b = *corner[1], &c = *corner[2], &d = *corner[3];
    bool const upright = a.pos.y == b.pos.y && c.pos.y == d.pos.y && a.pos.x == d.pos.x && b.pos.x == c.pos.x;
    bool const straight = a.uv.y == b.uv.y && c.uv.y == d.uv.y && a.uv.x == d.uv.x && b.uv.x == c.uv.x;
    bool const one_colour = a.col == b.col && b.col == c.col && c.col == d.col;
    return upright && straight && one_colour && c.pos.x > a.pos.x && c.pos.y > a.pos.y;
}

float turn(ImVec2 a, ImVec2 b, ImVec2 c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

// Convex, one hue, and at the fourth corner what the other three make it: the two triangles are drawn as one.
bool is_even(std::array<ImDrawVert const*, 4> const& corner, kit::Image const* texture) {
    auto const &a = *corner[0], &b = *corner[1], &c = *corner[2], &d = *corner[3];
    auto const hue = rgb_of(a.col);
    if (rgb_of(b.col) != hue || rgb_of(c.col) != hue || rgb_of(d.col) != hue) return false;
    float const abc = turn(a.pos, b.pos, c.pos), acd = turn(a.pos, c.pos, d.pos);
    float const abd = turn(a.pos, b.pos, d.pos), bcd = turn(b.pos, c.pos, d.pos);
    constexpr float least = 1e-3F;
    bool const clockwise = abc > least && acd > least && abd > least && bcd > least;
    bool const other_way = abc < -least && acd < -least && abd < -least && bcd < -least;
    if (!clockwise && !other_way) return false;
    // d = a + s (b - a) + t (c - a)
    auto const off = [s = -acd / abc, t = abd / abc](float at_a, float at_b, float at_c, float at_d) {
        return std::abs(at_a + s * (at_b - at_a) + t * (at_c - at_a) - at_d);
    };
    auto const alpha = [](ImDrawVert const& vertex) { return static_cast<float>(alpha_of(vertex.col)); };
    if (off(alpha(a), alpha(b), alpha(c), alpha(d)) >= 0.5F) return false;
    if (!texture) return true;
    constexpr float texel = 0.05F;
    return off(a.uv.x, b.uv.x, c.uv.x, d.uv.x) * static_cast<float>(texture->width) < texel &&
           off(a.uv.y, b.uv.y, c.uv.y, d.uv.y) * static_cast<float>(texture->height) < texel;
}

// A point of the atlas's white pixel stands for "no texture".
bool is_plain(kit::Image const* texture, std::span<ImDrawVert const* const> corners) {
    if (!texture || texture->format != kit::PixelFormat::Alpha) return !texture;
    for (auto const* corner : corners)
        if (!same_texel(*corner, *corners[0])) return false;
    return true;
}

} // namespace

Found shape_at(ImDrawVert const* vertices, std::uint16_t const* index, std::size_t left, kit::Image const* texture,
               Box const& clip) {
    std::array<ImDrawVert const*, 4> corner{vertices + index[0], vertices + index[1], vertices + index[2], nullptr};
    bool const fan = left >= 6 && index[0] == index[3] && index[2] == index[4];
    bool const round = left >= 6 && index[2] == index[3] && index[0] == index[5];
    if (fan || round) {
        corner[3] = vertices + index[fan ? 5 : 4];
        auto const* used = is_plain(texture, corner) ? nullptr : texture;
        if (fan && is_rectangle(corner)) return {{{corner[0], corner[2]}, used, clip, 2, ShapeKind::Rectangle}, 6};
        if (is_even(corner, used)) return {{corner, used, clip, 4, ShapeKind::Polygon}, 6};
    }
    bool const plain = is_plain(texture, {corner.data(), 3});
    return {{corner, plain ? nullptr : texture, clip, 3, ShapeKind::Polygon}, 3};
}

} // namespace stage
