// The draw on the stage: fixed, thrown, drawn prize by prize, told on paper.
#include "kiosk/flow/turn_desk.h"

namespace flow {
namespace {

constexpr std::string_view frozen_code = "draw-frozen", drawn_code = "draw";

DrawTold const& told(Turn const& turn) { return *turn.state.desk->draw; }

void print_draw(Turn& turn, std::string_view code) {
    turn.want(PrintAtDesk{std::string(code), 0, told(turn).slip, turn.state.language, told(turn).slip_codes});
}

// The reel rolls before it stands on the ticket, but for who asked that nothing moves.
void show_prize(Turn& turn, std::size_t prize) {
    auto const& comfort = turn.state.comfort;
    ShowPrize next{prize};
    if (!comfort.less_movement) {
        next.rolls_from = turn.now;
        next.rolls_until = turn.now + (comfort.slow ? 2 : 1) * reel_rolls;
    }
    turn.go(next);
}

// To where the draw stands on the disk: it may have been begun before a power cut, or by another lead.
void go_on(Turn& turn) {
    if (!told(turn).winners.empty()) return show_prize(turn, told(turn).winners.size() - 1);
    turn.go(FrozenDraw{Slip::NotPrinted});
}

std::optional<DrawTrouble> trouble_in(Action const& action) {
    if (auto const* trouble = outcome_in<DrawTrouble>(action)) return *trouble;
    auto const* desk = outcome_in<DeskTrouble>(action); // the worker was asked, and did not come to the draw
    if (desk == nullptr) return std::nullopt;
    return *desk == DeskTrouble::Full ? DrawTrouble::Full : DrawTrouble::Unavailable;
}

void hear_of_freezing(Turn& turn, BeginDraw& here, Action const& action) {
    if (auto const trouble = trouble_in(action)) here = BeginDraw{false, false, here.opened, trouble};
    if (auto const* opened = outcome_in<DrawOpened>(action)) here = BeginDraw{false, false, *opened};
    if (!outcome_in<DrawTold>(action)) return;
    if (!here.freezing) return go_on(turn);
    print_draw(turn, frozen_code);
    turn.go(FrozenDraw{});
}

} // namespace

std::string_view word_of(RedrawReason reason) {
    switch (reason) {
    case RedrawReason::DidNotCome: return "did-not-come";
    case RedrawReason::NotEligible: return "not-eligible";
    case RedrawReason::NoTicket: return "no-ticket";
    case RedrawReason::Declined: return "declined";
    }
    return "";
}

bool is_of_draw(Screen const& screen) {
    return std::holds_alternative<BeginDraw>(screen) || std::holds_alternative<FrozenDraw>(screen) ||
           std::holds_alternative<ThrowDice>(screen) || std::holds_alternative<ShowPrize>(screen) ||
           std::holds_alternative<RedrawWhy>(screen) || std::holds_alternative<DrawOver>(screen);
}

bool is_fixing(Screen const& screen) {
    auto const* begin = std::get_if<BeginDraw>(&screen);
    auto const* dice = std::get_if<ThrowDice>(&screen);
    auto const* again = std::get_if<RedrawWhy>(&screen);
    return (begin && begin->freezing) || (dice && dice->fixing) || (again && again->writing);
}

void open_draw(Turn& turn) {
    turn.state.desk->draw.reset();
    turn.go(BeginDraw{true});
    ask_book(turn, LookAtDraw{});
}

void step_begin_draw(Turn& turn, BeginDraw& here, Action const& action) {
    if (!here.freezing && is<Back>(action)) return turn.go(EventDesk{});
    if (here.waits) return hear_of_freezing(turn, here, action);
    if (is<OpenDraw>(action)) return open_draw(turn); // looks once more
    if (!is<ConfirmFreeze>(action) || !here.opened || here.opened->tickets == 0) return;
    here = BeginDraw{true, true, here.opened};
    ask_book(turn, FreezeDraw{});
}

void step_frozen_draw(Turn& turn, FrozenDraw& here, Action const& action) {
    if (is<Back>(action)) return turn.go(EventDesk{});
    if (is<Continue>(action)) return turn.go(ThrowDice{here.dice});
    if (follow_slip(here, std::string(frozen_code), action)) print_draw(turn, frozen_code);
}

// A die is taken back only before all are fixed; then nobody can.
void step_throw_dice(Turn& turn, ThrowDice& here, Action const& action) {
    if (here.fixing) {
        if (auto const trouble = trouble_in(action)) here = ThrowDice{here.dice, false, trouble};
        if (outcome_in<DrawTold>(action)) go_on(turn);
        return;
    }
    if (is<Back>(action)) return turn.go(FrozenDraw{Slip::NotPrinted, {}, here.dice});
    if (is<UndoDie>(action) && !here.dice.empty()) here.dice.pop_back();
    auto const* die = std::get_if<PressDie>(&action);
    if (die && die->pips >= 1 && die->pips <= 6 && here.dice.size() < most_dice)
        here.dice += static_cast<char>('0' + die->pips);
    if (!is<ConfirmDice>(action) || here.dice.size() < fewest_dice) return;
    here.fixing = true;
    here.trouble.reset();
    ask_book(turn, FixDice{here.dice});
}

void step_show_prize(Turn& turn, ShowPrize& here, Action const& action) {
    if (is<Back>(action)) return turn.go(EventDesk{});
    if (here.rolls_until) return; // it ends by itself
    if (is<AskRedraw>(action) && is_lead(turn)) return turn.go(RedrawWhy{here.prize});
    if (!is<Continue>(action)) return;
    if (here.prize > 0) return show_prize(turn, here.prize - 1);
    print_draw(turn, drawn_code);
    turn.go(DrawOver{});
}

void step_redraw_why(Turn& turn, RedrawWhy& here, Action const& action) {
    if (here.writing) {
        if (auto const trouble = trouble_in(action)) here = RedrawWhy{here.prize, false, trouble};
        if (outcome_in<DrawTold>(action)) show_prize(turn, here.prize);
        return;
    }
    auto const stands = ShowPrize{here.prize};
    if (is<Back>(action)) return turn.go(stands);
    auto const* why = std::get_if<RedrawFor>(&action);
    if (!why || !is_lead(turn)) return;
    here = RedrawWhy{here.prize, true};
    ask_book(turn, DrawAgain{here.prize, why->reason});
}

void step_draw_over(Turn& turn, DrawOver& here, Action const& action) {
    if (is<Back>(action) || is<Continue>(action)) return turn.go(EventDesk{});
    if (follow_slip(here, std::string(drawn_code), action)) print_draw(turn, drawn_code);
}

} // namespace flow
