// The smallest pieces of the software rasteriser: an upright rectangle and a triangle, textured and blended into a
// canvas. A pixel belongs to a shape when its centre does; shared edges are drawn once (top-left rule). Pure; any
// thread.
#pragma once
#include <cstdint>

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
};
Box intersection(Box const& a, Box const& b);

// `texture` may be nullptr: plain colour. `first` is the top left corner, `last` the bottom right; one colour.
void fill_rectangle(Canvas canvas, Box const& clip, ImDrawVert const& first, ImDrawVert const& last,
                    kit::Image const* texture);
void fill_triangle(Canvas canvas, Box const& clip, ImDrawVert const& a, ImDrawVert const& b, ImDrawVert const& c,
                   kit::Image const* texture);

} // namespace stage
