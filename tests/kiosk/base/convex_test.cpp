#include "kiosk/base/convex.h"

#include "tests/support/catch.h"

using namespace base;

namespace {

Convex const square = rectangle({0, 0}, {10, 10});

double area(Convex const& shape) {
    double twice = 0;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        Spot const a = shape[i], b = shape[(i + 1) % shape.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2;
}

} // namespace

TEST_CASE("a shape is cut by what is nearer to another place, and by a window") {
    auto const half = clipped(square, nearer({2, 5}, {6, 5}));
    CHECK(area(half) == Approx(40)); // up to x = 4
    CHECK(holds(half, {3.9, 5}));
    CHECK_FALSE(holds(half, {4.1, 5}));
    CHECK(area(clipped(square, Spot{8, 8}, Spot{20, 20})) == Approx(4));
    CHECK(clipped(square, Spot{11, 11}, Spot{20, 20}).empty());
}

TEST_CASE("a shape made smaller keeps its middle and loses the same at each side") {
    auto const smaller = shrunk(square, 1);
    CHECK(area(smaller) == Approx(64));
    CHECK(middle_of(smaller).x == Approx(5));
    CHECK(middle_of(smaller).y == Approx(5));
    CHECK(shrunk(square, 5.1).empty());
}

TEST_CASE("the room in a shape lies inside of it, is as large as it can be, and never smaller than asked") {
    auto const all = room_in(square, 1);
    REQUIRE(all);
    CHECK(all->width == Approx(10));
    CHECK(all->height == Approx(10));
    CHECK_FALSE(room_in(square, 10.1));

    Convex const triangle{{0, 0}, {12, 0}, {0, 12}};
    auto const room = room_in(triangle, 2);
    REQUIRE(room);
    for (double const x : {-0.5, 0.5})
        for (double const y : {-0.5, 0.5})
            CHECK(holds(triangle, {room->middle.x + x * room->width, room->middle.y + y * room->height}));
    CHECK(room->width > 3.9);

    auto const wide = room_in(rectangle({0, 0}, {40, 10}), 1);
    REQUIRE(wide);
    CHECK(wide->width == Approx(20)); // no wider than twice its height
    CHECK_FALSE(room_in({{0, 0}, {1, 1}}, 0));
}
