// Shapes: what ImGui's triangles make up: upright rectangles, four-cornered pieces of soft edges, and single triangles.
// A borrowed view of the draw data. Pure.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "ui/stage/fill.h"

struct ImDrawCmd;
struct ImDrawList;

namespace stage {

enum class ShapeKind : std::uint8_t { Rectangle, Polygon };

struct Shape {
    std::array<ImDrawVert const*, 4> corner; // of a rectangle: top left and bottom right in [0] and [1]
    kit::Image const* texture;               // nullptr: plain
    Box clip;
    std::uint8_t corners; // 2 for a rectangle, else 3 or 4
    ShapeKind kind;

    std::span<ImDrawVert const* const> all() const { return {corner.data(), corners}; }
};

// The shape that begins at `index`, of at most `left` indices, and how many of them it is made of: 3 or 6.
struct Found {
    Shape shape;
    std::size_t indices;
};
Found shape_at(ImDrawVert const* vertices, std::uint16_t const* index, std::size_t left, kit::Image const* texture,
               Box const& clip);

} // namespace stage
