#include "kiosk/flow/turn.h"

namespace flow {

void step_storing(Turn& turn, Storing const&, Action const& action) {
    if (auto const* stored = std::get_if<Stored>(&action)) {
        turn.want(Print{stored->receipt, turn.state.language});
        turn.go(ShowReceipt{stored->receipt, Slip::Printing, std::nullopt});
    }
    if (auto const* failed = std::get_if<NotStored>(&action)) turn.go(NotSaved{failed->trouble});
}

// The draft is kept: the citizen may try again, or be helped by staff.
void step_not_saved(Turn& turn, NotSaved const&, Action const& action) {
    bool const has_draft = !turn.state.draft.category.empty();
    if (is<Back>(action)) {
        if (has_draft)
            turn.go(Review{});
        else
            turn.end();
    }
    if (is<Send>(action) && has_draft) {
        turn.want(Store{turn.state.draft});
        turn.go(Storing{});
    }
}

} // namespace flow
