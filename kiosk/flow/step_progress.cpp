#include "kiosk/flow/turn.h"

namespace flow {

void step_looking_up(Turn& turn, LookingUp const& here, Action const& action) {
    if (is<Back>(action)) turn.go(AskCode{});
    if (auto const* came = std::get_if<ProgressCame>(&action))
        if (came->progress.code == here.code) turn.go(ShowProgress{here.code, came->progress});
    if (auto const* failed = std::get_if<ProgressFailed>(&action))
        if (failed->code == here.code) turn.go(ShowProgress{here.code, failed->why});
}

void step_progress(Turn& turn, ShowProgress const& here, Action const& action) {
    if (is<Back>(action)) turn.go(AskCode{});
    if (is<LookUp>(action)) {
        turn.want(AskProgress{here.code});
        turn.go(LookingUp{here.code});
    }
}

} // namespace flow
