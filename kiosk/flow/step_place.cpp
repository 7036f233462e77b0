#include "kiosk/flow/turn.h"

namespace flow {

void choose_place(Turn& turn, ChoosePlace const& chosen) {
    if (!turn.rules.catalogue.place(chosen.code)) return;
    turn.state.draft.place = chosen.code;
    drop_unfit_known(turn);
    turn.advance(after_place(turn));
}

void step_place(Turn& turn, Place const&, Action const& action) {
    if (is<Back>(action)) turn.retreat(Category{});
    if (is<OtherPlace>(action)) turn.go(SearchPlace{});
    if (is<OpenMap>(action)) open_map(turn);
    if (auto const* chosen = std::get_if<ChoosePlace>(&action)) choose_place(turn, *chosen);
}

void step_search_place(Turn& turn, SearchPlace& here, Action const& action) {
    if (is<Back>(action)) turn.go(Place{});
    if (auto const* change = std::get_if<ChangeText>(&action)) here.search = change->text;
    if (auto const* chosen = std::get_if<ChoosePlace>(&action)) choose_place(turn, *chosen);
}

} // namespace flow
