#include "kiosk/model/city_map.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace model {
namespace {

constexpr double degrees = std::numbers::pi / 180;
constexpr double radius_km = 6371.0;
constexpr double first_latitude = 10.7769, first_longitude = 106.7009; // between Bến Thành and Sài Gòn
constexpr double apart_km = 60;
constexpr double around = 0.1; // of its size is added to a box: centres are not where borders are

// The box with its corners cut off, for no ward has square ones.
base::Convex shape_of(WardPlace const& ward) {
    auto const least = spot_of(ward.south, ward.west), most = spot_of(ward.north, ward.east);
    double const across = (most.x - least.x) * around, up = (most.y - least.y) * around;
    auto shape = base::rectangle({least.x - across, least.y - up}, {most.x + across, most.y + up});
    base::Spot const middle = base::middle_of(shape);
    double const half = std::hypot(most.x - least.x, most.y - least.y) * 0.5;
    for (double const x : {-1.0, 1.0})
        for (double const y : {-1.0, 1.0}) {
            base::Spot const normal{x / std::numbers::sqrt2, y / std::numbers::sqrt2};
            shape = base::clipped(shape, {normal, normal.x * middle.x + normal.y * middle.y + half * 0.94});
        }
    return shape;
}

bool is_apart(std::span<WardPlace const> wards, std::size_t one) {
    auto const here = spot_of(wards[one].latitude, wards[one].longitude);
    for (std::size_t i = 0; i < wards.size(); ++i)
        if (i != one && base::distance(here, spot_of(wards[i].latitude, wards[i].longitude)) < apart_km) return false;
    return wards.size() > 1;
}

// How far the cell goes from its centre.
double reach_of(MapWard const& ward) {
    double reach = 0;
    for (auto const corner : ward.cell)
        reach = std::max(reach, base::distance(corner, ward.centre));
    return reach;
}

// Most wards are so far from one another that neither takes land from the other: that is told without their corners.
bool can_meet(MapWard const& one, MapWard const& other, double reach) {
    return base::distance(one.centre, other.centre) <= 2 * reach + 1e-3;
}

// Two corners of the cell are as far from the other centre as from its own.
bool touches(MapWard const& ward, MapWard const& other) {
    auto const shared = std::ranges::count_if(ward.cell, [&](base::Spot corner) {
        return std::abs(base::distance(corner, ward.centre) - base::distance(corner, other.centre)) < 1e-6;
    });
    return shared >= 2;
}

void cut(std::vector<MapWard>& wards) {
    for (auto& ward : wards) {
        double reach = reach_of(ward);
        for (auto const& other : wards) {
            if (&other == &ward || !can_meet(ward, other, reach)) continue;
            ward.cell = base::clipped(ward.cell, base::nearer(ward.centre, other.centre));
            reach = reach_of(ward);
        }
    }
}

void find_neighbours(std::vector<MapWard>& wards) {
    for (auto& ward : wards)
        for (std::size_t i = 0; i < wards.size(); ++i) {
            auto const& other = wards[i];
            if (&other == &ward || !can_meet(ward, other, std::max(reach_of(ward), reach_of(other)))) continue;
            if (touches(ward, other) || touches(other, ward)) ward.neighbours.push_back(i);
        }
}

// The first that no neighbour has.
void tint(std::vector<MapWard>& wards) {
    for (std::size_t i = 0; i < wards.size(); ++i) {
        std::array<bool, map_tints> taken{};
        for (auto const neighbour : wards[i].neighbours)
            if (neighbour < i) taken[wards[neighbour].tint] = true;
        auto const first = std::ranges::find(taken, false);
        if (first != taken.end()) wards[i].tint = static_cast<unsigned>(first - taken.begin());
    }
}

bool has_room(MapWard const& ward, std::size_t level, double least) {
    return base::room_in(ward.cell, least / map_scales[level]).has_value();
}

} // namespace

base::Spot spot_of(double latitude, double longitude) {
    return {(longitude - first_longitude) * degrees * radius_km * std::cos(first_latitude * degrees),
            (latitude - first_latitude) * degrees * radius_km};
}

CityMap CityMap::made_of(std::span<WardPlace const> wards, std::span<StationPlace const> stations) {
    CityMap map;
    for (std::size_t i = 0; i < wards.size(); ++i) {
        auto const& ward = wards[i];
        map.wards.push_back({ward.code,
                             ward.region_vi,
                             ward.region_en,
                             spot_of(ward.latitude, ward.longitude),
                             shape_of(ward),
                             {},
                             0,
                             is_apart(wards, i)});
    }
    cut(map.wards);
    find_neighbours(map.wards);
    tint(map.wards);
    bool first = true;
    for (auto const& ward : map.wards) {
        if (ward.apart) continue;
        if (first) map.least_ = map.most_ = ward.centre;
        first = false;
        map.least_ = {std::min(map.least_.x, ward.centre.x), std::min(map.least_.y, ward.centre.y)};
        map.most_ = {std::max(map.most_.x, ward.centre.x), std::max(map.most_.y, ward.centre.y)};
    }
    for (auto const& station : stations)
        map.stations.push_back({station.code, spot_of(station.latitude, station.longitude)});
    return map;
}

MapWard const* CityMap::ward(std::string_view code) const {
    auto const found = std::ranges::find(wards, code, &MapWard::code);
    return found == wards.end() ? nullptr : &*found;
}

MapWard const* CityMap::nearest(base::Spot spot) const {
    MapWard const* found = nullptr;
    for (auto const& ward : wards) {
        if (ward.apart) continue;
        if (!found || base::distance(spot, ward.centre) < base::distance(spot, found->centre)) found = &ward;
    }
    return found;
}

MapView CityMap::opening(std::string_view code, double least) const {
    auto const* here = ward(code);
    if (!here || here->apart) return kept_within({});
    for (std::size_t level = 0; level < map_scales.size(); ++level) {
        bool const fits = has_room(*here, level, least) && std::ranges::all_of(here->neighbours, [&](std::size_t i) {
                              return has_room(wards[i], level, least);
                          });
        if (fits) return {here->centre, level};
    }
    return {here->centre, map_scales.size() - 1};
}

MapView CityMap::kept_within(MapView view) const {
    view.level = std::min(view.level, map_scales.size() - 1);
    view.middle = {std::clamp(view.middle.x, least_.x, most_.x), std::clamp(view.middle.y, least_.y, most_.y)};
    return view;
}

} // namespace model
