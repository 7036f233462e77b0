// CityMap: a schematic of the city's wards, made from no more than a centre and a box of each: the land nearer to a
// ward's centre than to any other's, cut by its box. It is no map of borders: whoever points at it confirms the ward by
// its name. In kilometres from the middle of the old city, north upwards. Const after made_of(), any thread.
#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/convex.h"

namespace model {

// As the content says it, in degrees of WGS 84.
struct WardPlace {
    std::string code;
    double latitude = 0, longitude = 0;
    double south = 0, west = 0, north = 0, east = 0;
    std::string region_vi, region_en; // which of the three former provinces
};
struct StationPlace {
    std::string code;
    double latitude = 0, longitude = 0;
};

struct MapWard {
    std::string code, region_vi, region_en;
    base::Spot centre;
    base::Convex cell;
    std::vector<std::size_t> neighbours; // into CityMap::wards: those whose cells touch its own
    unsigned tint = 0;                   // neighbours have different ones, from 0 to map_tints - 1
    bool apart = false;                  // so far from all others (an island) that it is shown beside the map
};
inline constexpr unsigned map_tints = 6;

struct MapStation {
    std::string code;
    base::Spot at;
};

// How much of it is seen: the scale and what is in the middle.
struct MapView {
    base::Spot middle;
    std::size_t level = 0; // into map_scales
};
// Millimetres on the glass for a kilometre, from all of the city to a few streets of its old quarters.
inline constexpr std::array<double, 8> map_scales{1, 1.85, 3.4, 6.3, 11.7, 21.6, 40, 70};

// The equirectangular projection, true at the city's own latitude.
base::Spot spot_of(double latitude, double longitude);

class CityMap {
public:
    static CityMap made_of(std::span<WardPlace const> wards, std::span<StationPlace const> stations);

    std::vector<MapWard> wards;       // in the order of the content
    std::vector<MapStation> stations; // in the order of the line

    MapWard const* ward(std::string_view code) const; // nullptr: unknown
    MapWard const* nearest(base::Spot spot) const;    // of those that are not apart; nullptr: there are none
    // Where `ward` and all around it are rooms of `least` millimetres, or as near to that as the scales go.
    MapView opening(std::string_view ward, double least) const;
    // `view` moved so far that the middle of the glass is over the city.
    MapView kept_within(MapView view) const;

private:
    base::Spot least_, most_; // of the centres
};

} // namespace model
