#include "kiosk/flow/turn.h"

namespace flow {

void step_scan_card(Turn& turn, ScanningCard& here, Action const& action) {
    auto& state = turn.state;
    if (is<Back>(action)) turn.go(Person{});
    if (auto const* failed = std::get_if<CameraFailed>(&action)) here.trouble = failed->why;
    if (auto const* refused = std::get_if<CardRefused>(&action)) here.refused = refused->why;
    if (auto const* shown = std::get_if<CardShown>(&action)) {
        state.card = shown->card;
        state.draft.name = shown->card.name;
        state.draft.number = shown->card.number;
        state.draft.assurance = model::Assurance::Stated;
        turn.go(Person{});
    }
}

} // namespace flow
