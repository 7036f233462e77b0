// Rectangles and points on the screen, in pixels from the top left. Value types.
#pragma once
#include <cmath>

namespace kit {

struct Point {
    float x = 0, y = 0;
};

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    Point centre() const { return {x + w / 2, y + h / 2}; }
    bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
    // The pixels that lie in it whole.
    Rect whole() const {
        float const left = std::ceil(x), top = std::ceil(y);
        return {left, top, std::floor(right()) - left, std::floor(bottom()) - top};
    }
    Rect inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
    Rect inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }

    // Cut a strip off and keep the rest: `Rect bar = area.take_top(80)`.
    Rect take_top(float height) {
        Rect const cut{x, y, w, height};
        y += height;
        h -= height;
        return cut;
    }
    Rect take_bottom(float height) {
        h -= height;
        return {x, y + h, w, height};
    }
    Rect take_left(float width) {
        Rect const cut{x, y, width, h};
        x += width;
        w -= width;
        return cut;
    }
    Rect take_right(float width) {
        w -= width;
        return {x + w, y, width, h};
    }
};

} // namespace kit
