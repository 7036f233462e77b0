// A touch anywhere on the map means the ward with the nearest centre.
#include <cmath>

#include "tests/support/catch.h"
#include "tests/ui/screens/cases.h"

using namespace tests;

namespace {

Case on_map(model::MapView view, std::string ward = {}) {
    Case made{"map", {}};
    made.state.screen = flow::PickOnMap{view, std::move(ward)};
    return made;
}

template<class Action>
std::optional<Action> only(std::vector<flow::Action> const& actions) {
    for (auto const& action : actions)
        if (auto const* found = std::get_if<Action>(&action)) return *found;
    return std::nullopt;
}

} // namespace

TEST_CASE(
    "every ward that stands on the map is chosen by a touch on it, and at its opening the kiosk's neighbours do") {
    for (auto const& size : {wide_21, tall_32, small_15}) {
        Panel panel(size, letters_in_use());
        House house(model::Language::Vietnamese);
        auto const& map = catalogue().map;
        auto const each = on_map(map.opening("26743", 26));
        auto const view = house.view(each);
        panel.draw(view, {});
        std::vector<std::string> shown;
        for (auto const& node : panel.kit().tree().nodes)
            if (node.id.starts_with("map.2")) shown.push_back(node.id);
        INFO(size.name);
        CHECK(std::ranges::find(shown, "map.26743") != shown.end());
        std::size_t neighbours = 0;
        for (auto const neighbour : map.ward("26743")->neighbours)
            neighbours += std::ranges::count(shown, "map." + map.wards[neighbour].code) > 0 ? 1U : 0U;
        CHECK(neighbours >= (size.name == "small15" ? 2U : 4U)); // a small panel sees less at once
        for (auto const& id : shown) {
            INFO(id);
            panel.draw(view, {});
            auto const pointed = only<flow::PointAt>(panel.tap(id, view, {}));
            REQUIRE(pointed);
            CHECK("map." + pointed->ward == id);
        }
    }
}

TEST_CASE("each ward can be reached: with the map over it at the closest scale it is a target of its own") {
    Panel panel(small_15, letters_in_use());
    House house(model::Language::Vietnamese);
    for (auto const& ward : catalogue().map.wards) {
        INFO(ward.code);
        auto const view = house.view(on_map({ward.apart ? base::Spot{} : ward.centre, model::map_scales.size() - 1}));
        panel.draw(view, {});
        CHECK(panel.kit().tree().find("map." + ward.code) != nullptr);
    }
}

TEST_CASE("the keys of the map move it by half of what is seen, and closer or farther") {
    Panel panel(wide_21, letters_in_use());
    House house(model::Language::Vietnamese);
    auto const view = house.view(on_map({{0, 0}, 5}));
    auto const moved = [&](std::string_view id) {
        panel.draw(view, {});
        return only<flow::MoveMap>(panel.tap(id, view, {})).value().by;
    };
    auto const east = moved("map.east"), west = moved("map.west"), north = moved("map.north"),
               south = moved("map.south");
    CHECK(east.x > 1);
    CHECK(east.y == 0);
    CHECK(west.x == -east.x);
    CHECK(north.y > 1);
    CHECK(south.y == -north.y);
    panel.draw(view, {});
    CHECK(only<flow::ZoomMap>(panel.tap("map.in", view, {})).value().closer);
    panel.draw(view, {});
    CHECK_FALSE(only<flow::ZoomMap>(panel.tap("map.out", view, {})).value().closer);
    panel.draw(view, {});
    CHECK(only<flow::CentreMap>(panel.tap("map.centre", view, {})));
}
