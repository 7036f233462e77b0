// From a look at the map to a ward: pointed at, and confirmed by its name.
#include "kiosk/flow/turn.h"

namespace flow {
namespace {

// A room for a fingertip and a name in letters of that size, in millimetres.
double room_for_name(TextSize size) {
    switch (size) {
    case TextSize::Normal: return 26;
    case TextSize::Large: return 32;
    case TextSize::Larger: return 36;
    case TextSize::Largest: return 40;
    }
    return 26;
}

model::MapView opening(Turn const& turn) {
    auto const* here = turn.rules.catalogue.place(turn.rules.here);
    return turn.rules.catalogue.map.opening(here ? here->ward : "", room_for_name(turn.state.comfort.text));
}

void zoom(PickOnMap& here, bool closer) {
    if (closer && here.view.level + 1 < model::map_scales.size()) ++here.view.level;
    if (!closer && here.view.level > 0) --here.view.level;
}

} // namespace

void open_map(Turn& turn) {
    if (!turn.rules.catalogue.map.wards.empty()) turn.go(PickOnMap{opening(turn), {}});
}

void step_map(Turn& turn, PickOnMap& here, Action const& action) {
    auto const& map = turn.rules.catalogue.map;
    if (is<Back>(action)) turn.go(Place{});
    if (auto const* move = std::get_if<MoveMap>(&action)) {
        auto const from = here.view.middle;
        here.view.middle = {from.x + move->by.x, from.y + move->by.y};
        here.view = map.kept_within(here.view);
    }
    if (auto const* change = std::get_if<ZoomMap>(&action)) zoom(here, change->closer);
    if (is<CentreMap>(action)) here.view = opening(turn);
    if (auto const* point = std::get_if<PointAt>(&action))
        if (map.ward(point->ward)) here.ward = point->ward;
    if (auto const* chosen = std::get_if<ChoosePlace>(&action)) choose_place(turn, *chosen);
}

} // namespace flow
