// The map a place is pointed at on.
#include "ui/view/map.h"

#include "ui/view/offers.h"
#include "ui/view/parts.h"

namespace view {
namespace {

MapCell make_cell(model::MapWard const& ward, std::string_view here, std::string_view chosen, Sources const& sources) {
    MapCell cell;
    cell.id = ward.code;
    cell.label = place_name(sources, ward.code);
    auto const* place = sources.rules.catalogue.place(ward.code);
    if (place) cell.name = std::string(model::proper_name_of(*place).proper);
    cell.centre = ward.centre;
    cell.outline = ward.cell;
    cell.tint = ward.tint;
    cell.apart = ward.apart;
    cell.here = ward.code == here;
    cell.chosen = ward.code == chosen;
    if (cell.here) cell.spoken = cell.label + "\n" + std::string(sources.strings["map.here"]);
    return cell;
}

// The station the kiosk stands at; else the middle of its ward.
std::optional<base::Spot> spot_of_kiosk(Sources const& sources) {
    auto const& map = sources.rules.catalogue.map;
    for (auto const& station : map.stations)
        if (station.code == sources.rules.here) return station.at;
    auto const* ward = map.ward(sources.rules.catalogue.ward_of(sources.rules.here));
    return ward ? std::optional(ward->centre) : std::nullopt;
}

void add_choice(PickOnMap& view, std::string const& code, Sources const& sources) {
    auto const* ward = sources.rules.catalogue.map.ward(code);
    view.confirm = sources.strings["map.point"];
    if (!ward) return;
    bool const english = sources.strings.language() == model::Language::English;
    view.ward = code;
    view.name = place_name(sources, code);
    view.region = english ? ward->region_en : ward->region_vi;
    view.confirm = with_values(sources.strings["map.confirm"], {{"place", view.name}});
}

void add_words(PickOnMap& view, model::Strings const& strings) {
    view.title = strings["map.title"];
    view.hint = strings["map.hint"];
    view.here = strings["map.here"];
    view.line = strings["map.line"];
    view.closer = strings["map.closer"];
    view.farther = strings["map.farther"];
    view.north = strings["map.north"];
    view.south = strings["map.south"];
    view.west = strings["map.west"];
    view.east = strings["map.east"];
    view.centre = strings["map.centre"];
}

} // namespace

PickOnMap make_map(flow::PickOnMap const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    auto const& map = sources.rules.catalogue.map;
    PickOnMap view;
    add_words(view, strings);
    add_choice(view, screen.ward, sources);
    auto const here = sources.rules.catalogue.ward_of(sources.rules.here);
    for (auto const& ward : map.wards)
        view.cells.push_back(make_cell(ward, here, screen.ward, sources));
    for (auto const& station : map.stations)
        view.stations.push_back(station.at);
    if (map.stations.empty()) view.line.clear();
    view.kiosk = spot_of_kiosk(sources);
    view.middle = screen.view.middle;
    view.scale = model::map_scales[screen.view.level];
    view.can_farther = screen.view.level > 0;
    view.can_closer = screen.view.level + 1 < model::map_scales.size();
    return view;
}

} // namespace view
