#include "kiosk/model/city_map.h"

#include <cmath>

#include "kiosk/model/known_problem.h"
#include "tests/support/catch.h"

using namespace model;

namespace {

// Nine wards of 2 km in three rows around the middle, the middle one "4", and an island.
CityMap town() {
    std::vector<WardPlace> wards;
    double const step = 0.018; // degrees, 2 km
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column) {
            double const latitude = 10.7769 + (row - 1) * step, longitude = 106.7009 + (column - 1) * step;
            wards.push_back({std::to_string(row * 3 + column), latitude, longitude, latitude - step / 2,
                             longitude - step / 2, latitude + step / 2, longitude + step / 2, "Vùng", "Region"});
        }
    wards.push_back({"island", 8.7, 106.6, 8.6, 106.5, 8.8, 106.7, "Biển", "Sea"});
    StationPlace const station{"BTN", 10.7769, 106.7009};
    return CityMap::made_of(wards, std::span(&station, 1));
}

} // namespace

TEST_CASE("a kilometre on the map is a kilometre, east as well as north") {
    auto const north = spot_of(10.7869, 106.7009), east = spot_of(10.7769, 106.7109);
    CHECK(north.x == Approx(0).margin(1e-9));
    CHECK(north.y == Approx(1.112).epsilon(0.005));
    CHECK(east.x == Approx(1.092).epsilon(0.005)); // narrower by the cosine of the latitude
    CHECK(east.y == Approx(0).margin(1e-9));
}

TEST_CASE("what is touched is the ward with the nearest centre, and that centre lies in its own cell alone") {
    auto const map = town();
    for (auto const& ward : map.wards) {
        INFO(ward.code);
        if (!ward.apart) CHECK(map.nearest(ward.centre)->code == ward.code);
        CHECK(base::holds(ward.cell, ward.centre));
        for (auto const& other : map.wards)
            if (&other != &ward) CHECK_FALSE(base::holds(other.cell, ward.centre));
    }
    CHECK(map.nearest({0.9, 0.1})->code == "4");
    CHECK(map.nearest({1.1, 0.1})->code == "5");
}

TEST_CASE("neighbours touch, and none has the colour of another") {
    auto const map = town();
    auto const& middle = map.wards[4];
    CHECK(middle.neighbours.size() == 4);
    for (auto const& ward : map.wards)
        for (auto const neighbour : ward.neighbours)
            CHECK(map.wards[neighbour].tint != ward.tint);
}

TEST_CASE("an island far from all is told apart, and is never what a touch on the land means") {
    auto const map = town();
    CHECK(map.ward("island")->apart);
    CHECK_FALSE(map.ward("0")->apart);
    CHECK(map.nearest({-10, -200})->code != "island");
    CHECK(map.opening("island", 20).middle.y > -3); // it opens over the land
}

TEST_CASE("the map opens where a ward and its neighbours are rooms for a finger, no closer than that needs") {
    auto const map = town();
    auto const view = map.opening("4", 20);
    CHECK(view.middle == map.ward("4")->centre);
    auto const fits = [&](std::size_t level) {
        auto const room = [&](MapWard const& ward) { return base::room_in(ward.cell, 20 / map_scales[level]); };
        bool all = room(*map.ward("4")).has_value();
        for (auto const neighbour : map.ward("4")->neighbours)
            all = all && room(map.wards[neighbour]);
        return all;
    };
    CHECK(fits(view.level));
    REQUIRE(view.level > 0);
    CHECK_FALSE(fits(view.level - 1));
    CHECK(map.opening("4", 40).level > view.level);
}

TEST_CASE("the middle of the glass stays over the city") {
    auto const map = town();
    auto const kept = map.kept_within({{100, -100}, 99});
    CHECK(kept.middle.x == Approx(map.ward("2")->centre.x));
    CHECK(kept.middle.y == Approx(map.ward("2")->centre.y));
    CHECK(kept.level == map_scales.size() - 1);
}

TEST_CASE("the word of each state of a known problem is read back, and no other") {
    for (auto const state : {KnownState::Received, KnownState::Working, KnownState::Done})
        CHECK(known_state_of(word_of(state)) == state);
    CHECK_FALSE(known_state_of("Done"));
    CHECK_FALSE(known_state_of(""));
}
