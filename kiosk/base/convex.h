// Convex shapes in the plane: cut, made smaller, and the largest upright rectangle inside. Corners go anticlockwise
// where y grows upwards, which is clockwise on a screen turned over. Any unit; pure, any thread.
#pragma once
#include <optional>
#include <vector>

namespace base {

struct Spot {
    double x = 0, y = 0;
    bool operator==(Spot const&) const = default;
};
using Convex = std::vector<Spot>; // fewer than three corners: nothing is left

// The side of a line that is kept: where `normal` · spot is at most `reach`.
struct Half {
    Spot normal;
    double reach = 0;
};
Half nearer(Spot to, Spot than); // what is nearer to the one than to the other

Convex rectangle(Spot least, Spot most);
Convex clipped(Convex const& shape, Half const& kept);
Convex clipped(Convex const& shape, Spot least, Spot most);
Convex shrunk(Convex const& shape, double by); // each side that much further in
bool holds(Convex const& shape, Spot spot);    // also on its rim
Spot middle_of(Convex const& shape);           // of its area
double distance(Spot a, Spot b);

// An upright rectangle.
struct Room {
    Spot middle;
    double width = 0, height = 0;
};
// The largest around the middle of `shape`, from as wide as high to twice so wide, with both sides at least `least`.
std::optional<Room> room_in(Convex const& shape, double least);

} // namespace base
