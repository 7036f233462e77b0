// Rasteriser: ImGui's draw data to pixels in memory, redrawing only the 64-pixel cells whose content changed since the
// last call. Every shape is put into the cells it touches; a cell is redrawn when the hash of its shapes differs.
// Textures are kit::Image by ImTextureID. The ui thread.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "ui/stage/shapes.h"

struct ImDrawData;
struct ImDrawList;
struct ImDrawCmd;

namespace stage {

class Rasteriser {
public:
    Rasteriser(int width, int height);

    using Show = std::function<void(std::vector<Box> const& ready)>;

    // `canvas` holds what the last call left there. The cells that changed. `show` is told which are ready as soon as
    // the first row of them is, so that a press is answered before all of a large tile is drawn, and then the rest.
    std::vector<Box> draw(
        ImDrawData const& data, Canvas canvas, Show const& show = [](auto const&) {});
    void forget(); // the canvas lost its content: the next draw() is a full one

private:
    struct Cell {
        std::uint64_t hash = 0, drawn = 0;
        std::vector<std::uint32_t> shapes; // in drawing order
    };

    void collect(ImDrawData const& data);
    void collect(ImDrawList const& list, ImDrawCmd const& command, Box const& clip);
    void add(Shape const& shape, std::uint64_t hash);
    std::size_t last_cover(Box const& box, Cell const& cell) const;
    void redraw(Canvas canvas, Box const& box, Cell const& cell);
    Box box_of(std::size_t index) const;

    int width_, height_, columns_, rows_;
    std::vector<Cell> cells_;
    std::vector<Shape> shapes_;
};

} // namespace stage
