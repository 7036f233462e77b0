// The smallest pieces of the software rasteriser: an upright rectangle and a convex polygon, textured and blended into
// a canvas. A pixel belongs to a shape when its centre does; on an edge that two shapes share it belongs to one of them
// (to what lies below and to the right of it). Pure; any thread.
#pragma once
#include <cstdint>
#include <span>

struct ImDrawVert;

namespace kit {
struct Image;
}

namespace stage {

struct Canvas {
    std::uint32_t* pixels = nullptr; // 0x00RRGGBB
    int stride = 0;                  // pixels a row
};

// Half-open box of pixels.
struct Box {
    int left = 0, top = 0, right = 0, bottom = 0;
    bool empty() const { return left >= right || top >= bottom; }
    bool holds(Box const& other) const {
        return left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom;
    }
};
Box intersection(Box const& a, Box const& b);

constexpr int cell_size = 64; // no clip is larger, so that what is worked out for its rows and columns needs no memory

// The pixels of an upright rectangle.
Box pixels_of(ImDrawVert const& first, ImDrawVert const& last);

// `texture` may be nullptr: plain colour. `first` is the top left corner, `last` the bottom right; one colour.
void fill_rectangle(Canvas canvas, Box const& clip, ImDrawVert const& first, ImDrawVert const& last,
                    kit::Image const* texture);

// Three corners, or four over which colours change evenly. Either turn.
void fill_polygon(Canvas canvas, Box const& clip, std::span<ImDrawVert const* const> corners,
                  kit::Image const* texture);

} // namespace stage
