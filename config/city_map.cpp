#include "config/city_map.h"

#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace config {
namespace {

using Row = ContentReader::Row;

// "10.770404": nothing else around it.
std::optional<double> degrees_of(std::string const& text) {
    double value = 0;
    auto const* const end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    return error == std::errc() && stop == end && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// Degrees of Việt Nam, its islands with it.
struct Range {
    double least, most;
    std::string_view instead;
};
constexpr Range latitudes{8, 24, "write degrees north, 8 to 24, as in 10.7704"};
constexpr Range longitudes{102, 118, "write degrees east, 102 to 118, as in 106.6968"};

double degrees(ContentReader& reader, Row const& row, std::string_view column, Range const& range) {
    auto const value = degrees_of(row[column]);
    reader.demand(row, value && *value >= range.least && *value <= range.most, column, range.instead);
    return value.value_or(range.least);
}

void take_ward(ContentReader& reader, Row const& row, std::vector<model::WardPlace>& wards) {
    model::WardPlace ward{row["place"],
                          degrees(reader, row, "lat", latitudes),
                          degrees(reader, row, "lon", longitudes),
                          degrees(reader, row, "south", latitudes),
                          degrees(reader, row, "west", longitudes),
                          degrees(reader, row, "north", latitudes),
                          degrees(reader, row, "east", longitudes),
                          row["region_vi"],
                          row["region_en"]};
    reader.demand(row, ward.south < ward.north, "south", "write one that is south of `north`");
    reader.demand(row, ward.west < ward.east, "west", "write one that is west of `east`");
    reader.demand(row, ward.south <= ward.latitude && ward.latitude <= ward.north, "lat",
                  "write one inside of the box");
    reader.demand(row, ward.west <= ward.longitude && ward.longitude <= ward.east, "lon",
                  "write one inside of the box");
    reader.demand(row, !ward.region_vi.empty(), "region_vi", "write the region in Vietnamese");
    reader.demand(row, !ward.region_en.empty(), "region_en", "write the region in English");
    wards.push_back(std::move(ward));
}

void take_station(ContentReader& reader, Row const& row, std::vector<model::StationPlace>& stations) {
    for (std::string_view const column : {"south", "west", "north", "east", "region_vi", "region_en"})
        reader.demand(row, row[column].empty(), column, "leave it empty: a station has none");
    stations.push_back({row["place"], degrees(reader, row, "lat", latitudes), degrees(reader, row, "lon", longitudes)});
}

} // namespace

void read_city_map(ContentReader& reader, model::Catalogue& catalogue) {
    if (!reader.source().has("map")) return;
    std::vector<model::WardPlace> wards;
    std::vector<model::StationPlace> stations;
    std::vector<std::string_view> const columns{"place", "lat",  "lon",       "south",    "west",
                                                "north", "east", "region_vi", "region_en"};
    reader.read("map", columns, [&](Row const& row) {
        auto const* place = catalogue.place(row["place"]);
        reader.demand(row, place != nullptr, "place", "write the code of a ward or a station");
        reader.demand_new(row, "place");
        if (!place) return;
        if (place->kind == model::PlaceKind::Ward)
            take_ward(reader, row, wards);
        else
            take_station(reader, row, stations);
    });
    for (auto const& place : catalogue.places) // what is not on it could not be pointed at
        if (place.kind == model::PlaceKind::Ward && !reader.seen(place.code))
            reader.complain(0, "place: ward " + place.code + " is missing", "write a row for every ward");
    if (reader.complaints().empty()) catalogue.map = model::CityMap::made_of(wards, stations);
}

} // namespace config
