#include "kiosk/flow/turn.h"

namespace flow {

void step_category(Turn& turn, Category const&, Action const& action) {
    if (is<Back>(action)) {
        if (turn.state.editing)
            turn.retreat(Review{});
        else
            turn.end();
    }
    auto const* chosen = std::get_if<ChooseCategory>(&action);
    if (!chosen) return;
    auto const* category = turn.rules.catalogue.category(chosen->id);
    if (!category) return;
    turn.state.draft.category = category->id;
    drop_unfit_known(turn);
    if (category->emergency && !turn.state.emergency_answered)
        turn.go(Emergency{});
    else if (!can_be_sure(turn.rules, turn.state.draft))
        turn.go(Person{}); // before anything is written, which says where it can be done
    else
        turn.advance(Place{});
}

} // namespace flow
