#include "kiosk/flow/turn.h"

namespace flow {

void step_metro(Turn& turn, MetroLine& here, Action const& action) {
    if (is<Back>(action)) turn.close();
    if (auto const* open = std::get_if<OpenGuide>(&action); open && turn.rules.catalogue.library.guide(open->id))
        turn.open(here, ReadGuide{open->id, {}, {}});
    auto const* chosen = std::get_if<ChooseStation>(&action);
    if (!chosen) return;
    auto const* place = turn.rules.catalogue.place(chosen->code);
    if (place && place->kind == model::PlaceKind::Station) here.to = place->code == here.from ? "" : place->code;
}

} // namespace flow
