#include "kiosk/base/convex.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace base {
namespace {

double dot(Spot a, Spot b) { return a.x * b.x + a.y * b.y; }

// The side from one corner to the next, its normal outwards and of length 1.
Half side_of(Spot from, Spot to) {
    Spot const along{to.x - from.x, to.y - from.y};
    double const length = std::hypot(along.x, along.y);
    if (length <= 0) return {};
    Spot const normal{along.y / length, -along.x / length};
    return {normal, dot(normal, from)};
}

template<class Each>
void for_each_side(Convex const& shape, Each each) {
    for (std::size_t i = 0; i < shape.size(); ++i)
        each(side_of(shape[i], shape[(i + 1) % shape.size()]));
}

// How large a rectangle of that form, 1 high, may become around `middle`.
double growth(Convex const& shape, Spot middle, double wide) {
    double most = std::numeric_limits<double>::max();
    for_each_side(shape, [&](Half const& side) {
        double const across = (std::abs(side.normal.x) * wide + std::abs(side.normal.y)) / 2;
        if (across > 0) most = std::min(most, (side.reach - dot(side.normal, middle)) / across);
    });
    return most;
}

} // namespace

double distance(Spot a, Spot b) { return std::hypot(a.x - b.x, a.y - b.y); }

Half nearer(Spot to, Spot than) {
    Spot const away{than.x - to.x, than.y - to.y};
    return {away, dot(away, {(to.x + than.x) / 2, (to.y + than.y) / 2})};
}

Convex rectangle(Spot least, Spot most) { return {least, {most.x, least.y}, most, {least.x, most.y}}; }

Convex clipped(Convex const& shape, Half const& kept) {
    Convex left;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        Spot const from = shape[i], to = shape[(i + 1) % shape.size()];
        double const here = kept.reach - dot(kept.normal, from), there = kept.reach - dot(kept.normal, to);
        if (here >= 0) left.push_back(from);
        if ((here >= 0) == (there >= 0)) continue;
        double const part = here / (here - there);
        left.push_back({from.x + part * (to.x - from.x), from.y + part * (to.y - from.y)});
    }
    return left.size() < 3 ? Convex{} : left;
}

Convex clipped(Convex const& shape, Spot least, Spot most) {
    Convex left = shape;
    for (Half const& side :
         {Half{{-1, 0}, -least.x}, Half{{1, 0}, most.x}, Half{{0, -1}, -least.y}, Half{{0, 1}, most.y}})
        left = clipped(left, side);
    return left;
}

Convex shrunk(Convex const& shape, double by) {
    Convex left = shape;
    for_each_side(shape, [&](Half side) {
        side.reach -= by;
        if (side.normal != Spot{}) left = clipped(left, side);
    });
    return left;
}

bool holds(Convex const& shape, Spot spot) {
    bool inside = shape.size() >= 3;
    for_each_side(shape, [&](Half const& side) { inside = inside && dot(side.normal, spot) <= side.reach + 1e-9; });
    return inside;
}

Spot middle_of(Convex const& shape) {
    double twice = 0;
    Spot sum;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        Spot const a = shape[i], b = shape[(i + 1) % shape.size()];
        double const part = a.x * b.y - b.x * a.y;
        twice += part;
        sum = {sum.x + (a.x + b.x) * part, sum.y + (a.y + b.y) * part};
    }
    return twice == 0 ? Spot{} : Spot{sum.x / (3 * twice), sum.y / (3 * twice)};
}

std::optional<Room> room_in(Convex const& shape, double least) {
    std::optional<Room> best;
    if (shape.size() < 3) return best;
    Spot const middle = middle_of(shape);
    for (double const wide : {1.0, 1.2, 1.4, 1.7, 2.0}) {
        double const height = growth(shape, middle, wide), width = height * wide;
        if (height < least || (best && width * height <= best->width * best->height)) continue;
        best = Room{middle, width, height};
    }
    return best;
}

} // namespace base
