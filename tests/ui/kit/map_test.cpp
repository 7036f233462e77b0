#include "ui/kit/map.h"

#include "tests/support/catch.h"
#include "tests/ui/kit/workbench.h"

namespace {

// Two stones side by side, each 40 mm; the right one is too small for a finger.
struct Plan {
    tests::Workbench bench;
    std::vector<kit::MapPress> presses;

    void draw() {
        bench.draw([this](kit::Kit& kit) {
            kit.begin_screen("map", "");
            float const side = kit.px(40);
            std::vector<kit::MapCell> cells{{"left",
                                             "Phường Bên Trái",
                                             "Bên Trái",
                                             "",
                                             {{0, 0}, {side, 0}, {side, side}, {0, side}},
                                             {5, 5, side - 10, side - 10},
                                             0,
                                             true,
                                             false},
                                            {"right",
                                             "Phường Bên Phải",
                                             "Bên Phải",
                                             "",
                                             {{side, 0}, {2 * side, 0}, {2 * side, side}, {side, side}},
                                             {},
                                             1,
                                             false,
                                             true}};
            auto const press = kit.map("map", {0, 0, 2 * side, 2 * side}, {cells, {}, {}});
            if (press.cell || press.at) presses.push_back(press);
        });
    }
    void tap(kit::Point at) {
        bench.advance(500);
        bench.touch(kit::TouchPhase::Down, at);
        bench.touch(kit::TouchPhase::Up, at);
        draw();
        draw();
    }
};

} // namespace

TEST_CASE("a stone with room for a finger is pressed as one, and is told to who hears or counts it") {
    Plan plan;
    plan.draw();
    auto const* node = plan.bench.kit().tree().find("map.left");
    REQUIRE(node);
    CHECK(node->label == "Phường Bên Trái");
    CHECK_FALSE(plan.bench.kit().tree().find("map.right"));
    plan.tap(plan.bench.middle_of("map.left"));
    REQUIRE(plan.presses.size() == 1);
    CHECK(plan.presses.front().cell == 0U);
    CHECK_FALSE(plan.presses.front().at);
}

TEST_CASE("a touch between the rooms tells where it was, and one beside the map nothing") {
    Plan plan;
    plan.draw();
    float const side = plan.bench.kit().px(40);
    kit::Point const at{1.5F * side, 0.5F * side};
    plan.tap(at);
    REQUIRE(plan.presses.size() == 1);
    CHECK_FALSE(plan.presses.front().cell);
    REQUIRE(plan.presses.front().at);
    CHECK(plan.presses.front().at->x == at.x);
    CHECK(plan.presses.front().at->y == at.y);
    plan.tap({3 * side, 3 * side});
    CHECK(plan.presses.size() == 1);
}

TEST_CASE("keys reach the stones of a map and press them") {
    Plan plan;
    plan.draw();
    plan.bench.kit().step_focus(kit::FocusStep::Next);
    plan.draw();
    CHECK(plan.bench.kit().tree().focused == "map.left");
    plan.bench.kit().step_focus(kit::FocusStep::Select);
    plan.draw();
    REQUIRE(plan.presses.size() == 1);
    CHECK(plan.presses.front().cell == 0U);
}
