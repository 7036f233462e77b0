#include "tests/support/catch.h"

#include "ui/kit/geometry.h"
#include "ui/kit/theme.h"

using kit::Rect;

TEST_CASE("strips cut off a rectangle and what is left of it make up the whole") {
    Rect area{10, 20, 100, 50};
    Rect const top = area.take_top(10);
    Rect const bottom = area.take_bottom(5);
    Rect const left = area.take_left(30);
    Rect const right = area.take_right(20);
    CHECK(top.y == 20);
    CHECK(top.w == 100);
    CHECK(bottom.y == 65);
    CHECK(left.x == 10);
    CHECK(right.x == 90);
    CHECK(area.x == 40);
    CHECK(area.y == 30);
    CHECK(area.w == 50);
    CHECK(area.h == 35);
}

TEST_CASE("a millimetre on the glass is as many pixels as the panel has there") {
    kit::Metrics const wide(1920, 1080, 531, 299);
    CHECK(wide.px(20) == Approx(72.2).epsilon(0.01));
    CHECK_FALSE(wide.portrait());
    kit::Metrics const tall(1080, 1920, 299, 531);
    CHECK(tall.px(20) == Approx(72.2).epsilon(0.01));
    CHECK(tall.portrait());
    CHECK(tall.cap_height_px(kit::FontRole::Body) == Approx(tall.px(kit::cap_height_mm(kit::FontRole::Body))));
}
