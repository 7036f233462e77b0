#include "kiosk/flow/turn_desk.h"
#include "kiosk/flow/turn_upkeep.h"

namespace flow {
namespace {

void test_parts(Turn& turn, Upkeep& here) {
    here.parts.clear();
    turn.want(TestAllParts{});
}

void turned_away(Turn& turn, AskPin& here, model::StaffRefused const& refused) {
    here.trying = false;
    here.digits = {};
    if (refused.why == model::StaffRefusal::WrongPin)
        here.refused = refused;
    else
        turn.go(AskBadge{refused, {}});
}

} // namespace

bool is_badge(Rules const& rules, base::PrivateText const& code) {
    return rules.has_staff && code.reveal().starts_with(model::badge_mark);
}

void ask_pin(Turn& turn, base::PrivateText const& badge) {
    turn.go(AskPin{turn.now, badge});
    turn.want(LookAtBadge{turn.now, badge});
}

void step_ask_badge(Turn& turn, AskBadge& here, Action const& action) {
    if (is<Back>(action)) return turn.end();
    if (auto const* failed = std::get_if<CameraFailed>(&action)) here.trouble = failed->why;
    auto const* scanned = std::get_if<CodeScanned>(&action);
    if (!scanned) return;
    if (is_badge(turn.rules, scanned->text)) return ask_pin(turn, scanned->text);
    here.refused = model::StaffRefused{model::StaffRefusal::NotABadge};
}

void step_ask_pin(Turn& turn, AskPin& here, Action const& action) {
    if (is<Back>(action)) return turn.end();
    if (auto const* change = std::get_if<ChangeText>(&action); change && !here.trying) here.digits = change->text;
    if (is<Continue>(action) && !here.trying && here.digits.reveal().size() >= model::shortest_pin) {
        here.trying = true;
        here.refused.reset();
        turn.want(TryPin{here.asked, here.badge, here.digits});
    }
    if (auto const* away = std::get_if<StaffTurnedAway>(&action); away && away->asked == here.asked)
        turned_away(turn, here, away->refused);
    auto const* let_in = std::get_if<StaffLetIn>(&action);
    if (!let_in || let_in->asked != here.asked || !here.trying) return;
    flow::let_in(turn, *let_in);
}

void step_upkeep(Turn& turn, Upkeep& here, Action const& action) {
    if (is<Back>(action) && turn.state.upkeep) return turn.go(UpkeepMenu{});
    if (is<Back>(action)) return turn.end();
    if (is<OpenDesk>(action) && turn.state.desk) return open_desk(turn);
    if (is<TestParts>(action)) test_parts(turn, here);
    if (auto const* tested = std::get_if<PartTested>(&action)) keep_report(here.parts, tested->report);
}

} // namespace flow
