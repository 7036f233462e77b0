// A convex polygon is traced: every edge writes down, for each row, the first pixel on its right. What lies between is
// filled. An edge is computed from its upper end, whichever way it is walked, so that neighbours agree on it.
#include <array>
#include <cmath>
#include <utility>

#include "ui/stage/picture.h"
#include "ui/stage/pixels.h"
#include "ui/stage/texture.h"

namespace stage {
namespace {

int rounded_up(double value) {
    auto const whole = static_cast<int>(value);
    return whole + static_cast<int>(value > whole);
}

int first_centre(float edge) { return rounded_up(std::clamp(static_cast<double>(edge), -1e6, 1e6) - 0.5); }

double turn(ImVec2 a, ImVec2 b, ImVec2 c) {
    return (static_cast<double>(b.x) - a.x) * (static_cast<double>(c.y) - a.y) -
           (static_cast<double>(b.y) - a.y) * (static_cast<double>(c.x) - a.x);
}

// The pixels of each row of the clip.
struct Rows {
    Box clip;
    int first = 0, end = 0; // rows below the clip's top
    std::array<int, cell_size> left{}, right{};

    void trace(ImVec2 from, ImVec2 to) {
        bool const down = from.y < to.y; // corners turn clockwise: edges on the right go down
        auto& side = down ? right : left;
        if (!down) std::swap(from, to);
        int const begin = std::max(first_centre(from.y) - clip.top, 0);
        int const stop = std::min(first_centre(to.y), clip.bottom) - clip.top;
        if (begin >= stop) return;
        double const slope = (static_cast<double>(to.x) - from.x) / (static_cast<double>(to.y) - from.y);
        double const start = from.x - 0.5 + (clip.top + 0.5 - static_cast<double>(from.y)) * slope;
        double const least = clip.left, most = clip.right;
        for (int row = begin; row < stop; ++row)
            side[static_cast<std::size_t>(row)] = rounded_up(std::clamp(start + row * slope, least, most));
    }
};

// What changes evenly over a polygon.
struct Slope {
    double across = 0, down = 0, origin = 0; // at the centre of pixel (0, 0)
    double at(int x, int y) const { return origin + across * x + down * y; }
};

// Three corners that do not lie on a line, and what values at them make.
class Even {
public:
    Even(ImVec2 a, ImVec2 b, ImVec2 c, double area) : a_(a), b_(b), c_(c), area_(area) {}

    Slope between(double a, double b, double c) const {
        double const bx = static_cast<double>(b_.x) - a_.x, by = static_cast<double>(b_.y) - a_.y;
        double const cx = static_cast<double>(c_.x) - a_.x, cy = static_cast<double>(c_.y) - a_.y;
        Slope slope;
        slope.across = ((b - a) * cy - (c - a) * by) / area_;
        slope.down = ((c - a) * bx - (b - a) * cx) / area_;
        slope.origin = a + slope.across * (0.5 - a_.x) + slope.down * (0.5 - a_.y);
        return slope;
    }

private:
    ImVec2 a_, b_, c_;
    double area_;
};

template<class Paint>
void each_row(Rows const& rows, Paint paint) {
    for (int row = rows.first; row < rows.end; ++row) {
        int const from = rows.left[static_cast<std::size_t>(row)], to = rows.right[static_cast<std::size_t>(row)];
        if (from < to) paint(row + rows.clip.top, from, to);
    }
}

// Soft edges, shadows and glows: one colour whose alpha changes.
void fill_soft(Canvas const& canvas, Rows const& rows, std::uint32_t rgb, Slope const& alpha) {
    constexpr double one = 65536;
    bool const level = std::abs(alpha.across) * cell_size < 0.25;
    auto const step = static_cast<int>(std::clamp(alpha.across, -256.0, 256.0) * one);
    auto const whole = [](int fixed) { return static_cast<unsigned>(std::clamp(fixed >> 16, 0, 255)); };
    each_row(rows, [&](int y, int from, int to) {
        auto fixed = static_cast<int>((std::clamp(alpha.at(from, y), -1000.0, 1000.0) + 0.5) * one);
        auto* row = row_of(canvas, y);
        if (level) return blend_run(row + from, row + to, rgb, whole(fixed));
        for (int x = from; x < to; ++x, fixed += step)
            row[x] = blended(row[x], rgb, whole(fixed));
    });
}

// ImGui's lines: their soft edge is a strip of the atlas. False when it is something else.
bool fill_mask(Canvas const& canvas, Rows const& rows, std::span<ImDrawVert const* const> corners, Even const& even,
               kit::Image const& image) {
    auto const colour = corners[0]->col;
    for (auto const* corner : corners)
        if (corner->col != colour) return false;
    if (!has_coverage(image)) return false;
    auto const u = even.between(corners[0]->uv.x, corners[1]->uv.x, corners[2]->uv.x);
    auto const v = even.between(corners[0]->uv.y, corners[1]->uv.y, corners[2]->uv.y);
    auto const fixed = [](double part, int texels) {
        return static_cast<int>(std::clamp(part, -1.0, 2.0) * 256 * texels);
    };
    bool const level = std::abs(u.across) * image.width < 1e-4 && std::abs(v.across) * image.height < 1e-4;
    each_row(rows, [&](int y, int from, int to) {
        auto const part = [&](int x) {
            return part_of_255(alpha_of(colour) *
                               coverage(image, fixed(u.at(x, y), image.width), fixed(v.at(x, y), image.height)));
        };
        auto* row = row_of(canvas, y);
        if (level) return blend_run(row + from, row + to, rgb_of(colour), part(from));
        for (int x = from; x < to; ++x)
            row[x] = blended(row[x], rgb_of(colour), part(x));
    });
    return true;
}

// A piece of an upright picture in its own colours: its rounded corners. False when it is something else.
bool fill_picture(Canvas const& canvas, Rows const& rows, std::span<ImDrawVert const* const> corners, Even const& even,
                  kit::Image const& image) {
    for (auto const* corner : corners)
        if (corner->col != corners[0]->col || rgb_of(corner->col) != 0xFFFFFF) return false;
    auto const u = even.between(corners[0]->uv.x, corners[1]->uv.x, corners[2]->uv.x);
    auto const v = even.between(corners[0]->uv.y, corners[1]->uv.y, corners[2]->uv.y);
    constexpr double turned = 0.05 / cell_size; // of a texel, from one end of a cell to the other
    if (std::abs(u.down) * image.width > turned || std::abs(v.across) * image.height > turned) return false;
    Box const& clip = rows.clip;
    Axis const across{(u.origin + u.down * clip.top) * image.width, u.across * image.width, image.width};
    Axis const down{(v.origin + v.across * clip.left) * image.height, v.down * image.height, image.height};
    PictureRows picture(image, across, down, clip.left, clip.right);
    if (!picture.possible()) return false;
    each_row(rows, [&](int y, int from, int to) {
        picture.paint(row_of(canvas, y), y, from, to, alpha_of(corners[0]->col));
    });
    return true;
}

// Anything else: colours and texture between the ends of each row.
class Shade {
public:
    Shade(std::span<ImDrawVert const* const> corners, Even const& even, kit::Image const* texture) : texture_(texture) {
        Colour const a = unpacked(corners[0]->col), b = unpacked(corners[1]->col), c = unpacked(corners[2]->col);
        red_ = even.between(a.r, b.r, c.r);
        green_ = even.between(a.g, b.g, c.g);
        blue_ = even.between(a.b, b.b, c.b);
        alpha_ = even.between(a.a, b.a, c.a);
        if (!texture_) return;
        u_ = even.between(corners[0]->uv.x, corners[1]->uv.x, corners[2]->uv.x);
        v_ = even.between(corners[0]->uv.y, corners[1]->uv.y, corners[2]->uv.y);
    }

    void paint(std::uint32_t* row, int y, int from, int to) const {
        auto const first = at(from, y), last = at(to - 1, y);
        float const step = to - from > 1 ? 1 / static_cast<float>(to - from - 1) : 0;
        for (int x = from; x < to; ++x) {
            float const along = static_cast<float>(x - from) * step;
            auto const colour = mixed(first.colour, last.colour, along);
            if (texture_)
                blend(row[x], tinted(sample(*texture_, first.u + (last.u - first.u) * along,
                                            first.v + (last.v - first.v) * along),
                                     colour));
            else
                blend(row[x], colour);
        }
    }

private:
    struct Point {
        Colour colour;
        float u = 0, v = 0; // texels
    };

    Point at(int x, int y) const {
        auto const value = [x, y](Slope const& slope) { return static_cast<float>(slope.at(x, y)); };
        Point point{{value(red_), value(green_), value(blue_), value(alpha_)}};
        if (!texture_) return point;
        point.u = value(u_) * static_cast<float>(texture_->width);
        point.v = value(v_) * static_cast<float>(texture_->height);
        return point;
    }

    Slope red_, green_, blue_, alpha_, u_, v_;
    kit::Image const* texture_;
};

} // namespace

void fill_polygon(Canvas canvas, Box const& clip, std::span<ImDrawVert const* const> corners,
                  kit::Image const* texture) {
    double const area = turn(corners[0]->pos, corners[1]->pos, corners[2]->pos);
    if (area == 0 || !std::isfinite(area)) return;
    Rows rows{clip};
    auto const count = corners.size();
    float top = corners[0]->pos.y, bottom = top;
    for (std::size_t i = 0; i < count; ++i) {
        auto const &here = corners[i]->pos, &next = corners[(i + 1) % count]->pos;
        rows.trace(area > 0 ? here : next, area > 0 ? next : here);
        top = std::min(top, here.y);
        bottom = std::max(bottom, here.y);
    }
    rows.first = std::max(first_centre(top) - clip.top, 0);
    rows.end = std::min(first_centre(bottom), clip.bottom) - clip.top;

    ImU32 const colour = corners[0]->col;
    bool one_hue = !texture, one_colour = !texture;
    for (auto const* corner : corners) {
        one_hue = one_hue && rgb_of(corner->col) == rgb_of(colour);
        one_colour = one_colour && corner->col == colour;
    }
    Even const even(corners[0]->pos, corners[1]->pos, corners[2]->pos, area);
    if (one_colour) {
        each_row(rows, [&](int y, int from, int to) {
            auto* row = row_of(canvas, y);
            blend_run(row + from, row + to, rgb_of(colour), alpha_of(colour));
        });
    } else if (one_hue) {
        auto const alpha = [&](std::size_t i) { return static_cast<double>(alpha_of(corners[i]->col)); };
        fill_soft(canvas, rows, rgb_of(colour), even.between(alpha(0), alpha(1), alpha(2)));
    } else if (!texture || !(fill_mask(canvas, rows, corners, even, *texture) ||
                             fill_picture(canvas, rows, corners, even, *texture))) {
        Shade const shade(corners, even, texture);
        each_row(rows, [&](int y, int from, int to) { shade.paint(row_of(canvas, y), y, from, to); });
    }
}

} // namespace stage
