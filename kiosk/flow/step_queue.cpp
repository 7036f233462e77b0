// From the office's services to a number: one touch, when nobody goes first.
#include <algorithm>

#include "kiosk/flow/turn.h"

namespace flow {

void step_choose_service(Turn& turn, ChooseService& here, Action const& action) {
    if (is<Back>(action)) turn.close();
    if (auto const* choose = std::get_if<ChoosePriority>(&action))
        here.priority = here.priority == choose->priority ? model::Priority::None : choose->priority;
    if (is<OpenTrack>(action)) turn.open(here, AskCode{});
    if (auto const* find = std::get_if<OpenFind>(&action))
        if (turn.rules.catalogue.library.collection(find->collection)) turn.open(here, FindGuide{find->collection, {}});
    auto const* take = std::get_if<TakeNumber>(&action);
    if (!take ||
        std::ranges::find(turn.rules.services, take->service, &model::WardService::id) == turn.rules.services.end())
        return;
    turn.want(IssueNumber{take->service, here.priority});
    turn.go(DrawingNumber{take->service, here.priority});
}

void step_drawing_number(Turn& turn, DrawingNumber const& here, Action const& action) {
    if (auto const* came = std::get_if<NumberCame>(&action)) {
        turn.want(PrintNumber{came->ticket, turn.state.language});
        turn.state.trail.clear();
        turn.go(ShowNumber{came->ticket});
    }
    if (is<NumberFailed>(action)) turn.go(ChooseService{here.priority, true});
}

// The number stays on screen whatever the printer does.
void step_number(Turn& turn, ShowNumber& here, Action const& action) {
    if (follow_slip(here, model::token_of(here.ticket), action))
        turn.want(PrintNumber{here.ticket, turn.state.language});
}

} // namespace flow
