// What a drawn map is made of, on the glass. Plain values that the widget borrows for one drawing.
#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ui/kit/geometry.h"

namespace kit {

struct MapCell {
    std::string_view id;    // the node is MAP.ID
    std::string_view label; // what it is called
    std::string_view name;  // what is written into it, where that fits
    std::string_view spoken;
    std::vector<Point> outline; // convex, clockwise
    Rect room;                  // inside of the outline: is pressed, and holds the name; w 0: too small for a finger
    unsigned tint = 0;          // which of the soft colours
    bool here = false, selected = false;
};
struct MapLook {
    std::span<MapCell const> cells;
    std::span<Point const> line; // a railway with its stations
    std::optional<Point> pin;    // where one stands
};
enum class MapKey { Pin, Line }; // a sign of the map beside its meaning

// What a finger or a key did.
struct MapPress {
    std::optional<std::size_t> cell; // of the look
    std::optional<Point> at;         // between the rooms
};

} // namespace kit
