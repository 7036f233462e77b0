#include "kiosk/flow/turn.h"
#include "kiosk/model/submission.h"

namespace flow {

void step_phone(Turn& turn, Phone& here, Action const& action) {
    if (is<Back>(action)) turn.go(Person{});
    if (auto const* change = std::get_if<ChangeText>(&action)) here.digits = change->text;
    if (!is<Continue>(action)) return;
    if (here.digits.reveal().empty())
        turn.state.draft.phone.reset();
    else if (model::is_phone(here.digits.reveal()))
        turn.state.draft.phone = here.digits;
    else
        return;
    turn.go(Person{});
}

} // namespace flow
