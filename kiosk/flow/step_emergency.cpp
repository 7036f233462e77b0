#include "kiosk/flow/turn.h"

namespace flow {

void step_emergency(Turn& turn, Emergency const& stopper, Action const& action) {
    Screen const came_from = stopper.from_text ? Screen(Text{}) : Screen(Category{});
    if (is<Back>(action)) turn.go(came_from);
    if (!is<NotEmergency>(action)) return;
    turn.state.emergency_answered = true;
    if (stopper.from_text)
        turn.advance(Photo{});
    else
        turn.advance(Place{});
}

} // namespace flow
