#include "kiosk/flow/turn_desk.h"

#include "kiosk/flow/turn_upkeep.h"
#include "kiosk/model/event_code.h"

namespace flow {
namespace {

constexpr base::Duration between_counts{600}; // a finger that bounces, or asks whether it was taken

std::string code_of(std::uint32_t ticket) { return "ticket-" + std::to_string(ticket); }
constexpr std::string_view shift_code = "shift";

void print_ticket(Turn& turn, std::uint32_t ticket) {
    turn.want(PrintAtDesk{code_of(ticket), ticket, {}, turn.state.language});
}

void print_shift(Turn& turn, std::vector<std::string> const& lines) {
    turn.want(PrintAtDesk{std::string(shift_code), 0, lines, turn.state.language});
}

void count(Turn& turn, EventDesk& here, DeskDeed deed) {
    here = EventDesk{true};
    ask_book(turn, std::move(deed));
}

void counted(Turn& turn, EventDesk& here, model::TallyKind kind) {
    here.counted = kind;
    here.still_until = turn.now + between_counts;
}

// It can be taken back, until something else is counted.
void remember(Turn& turn, model::TallyKind kind, std::int64_t hour) {
    auto& desk = *turn.state.desk;
    desk.last = LastCount{kind, desk.whose, hour};
}

void taken_back(Turn& turn, EventDesk& here, model::TallyKind kind) {
    counted(turn, here, kind);
    here.back = true;
    turn.state.desk->last.reset();
}

void hear_at_desk(Turn& turn, EventDesk& here, Action const& action) {
    if (!is<DeskAnswered>(action)) return;
    here.waits = false;
    if (auto const* trouble = outcome_in<DeskTrouble>(action)) here.trouble = *trouble;
    if (auto const* back = outcome_in<CountTakenBack>(action)) return taken_back(turn, here, back->kind);
    if (auto const* tallied = outcome_in<Tallied>(action)) {
        remember(turn, tallied->kind, tallied->hour);
        counted(turn, here, tallied->kind);
    }
    auto const* welcomed = outcome_in<Welcomed>(action);
    if (welcomed == nullptr) return;
    remember(turn, model::TallyKind::Visitor, welcomed->hour);
    if (!welcomed->ticket) return counted(turn, here, model::TallyKind::Visitor);
    print_ticket(turn, *welcomed->ticket);
    turn.go(ShowTicket{*welcomed->ticket});
}

void hand_out(Turn& turn, GiftCard& here, base::PrivateText card, model::GiftReason reason) {
    here.giving = true;
    here.refused.reset();
    ask_book(turn, model::GiftHanding{here.gift, std::move(card), reason, turn.state.desk->whose});
}

template<class Here>
void hear_of_gift(Turn& turn, Here const& here, Action const& action) {
    if (outcome_in<GiftWritten>(action)) return turn.go(GiftAnswer{here.gift});
    if (auto const* refused = outcome_in<model::GiftRefused>(action)) turn.go(GiftAnswer{here.gift, *refused});
}

} // namespace

bool is_lead(Turn const& turn) { return turn.state.desk && turn.state.desk->pass.role == model::StaffRole::Lead; }

void ask_book(Turn& turn, DeskDeed deed) { turn.want(DeskWork{turn.state.desk->asked, std::move(deed)}); }

bool is_of_desk(Screen const& screen) {
    return std::holds_alternative<EventDesk>(screen) || std::holds_alternative<ShowTicket>(screen) ||
           std::holds_alternative<WhoseVisitor>(screen) || std::holds_alternative<ChooseGift>(screen) ||
           std::holds_alternative<GiftCard>(screen) || std::holds_alternative<GiftAnswer>(screen) ||
           std::holds_alternative<EndShift>(screen) || std::holds_alternative<ShiftOver>(screen) || is_of_draw(screen);
}

bool is_of_staff(Screen const& screen) {
    return is_of_desk(screen) || is_of_upkeep(screen) || std::holds_alternative<Upkeep>(screen);
}

bool waits_for_book(Screen const& screen) {
    auto const* card = std::get_if<GiftCard>(&screen);
    auto const* shift = std::get_if<EndShift>(&screen);
    auto const* answer = std::get_if<GiftAnswer>(&screen);
    if (answer != nullptr && answer->giving) return true;
    return (card != nullptr && card->giving) || (shift != nullptr && shift->ending) || is_fixing(screen);
}

void let_in(Turn& turn, StaffLetIn const& let_in) {
    if (turn.rules.event != nullptr && let_in.pass.role != model::StaffRole::Technician) {
        turn.state.desk = AtDesk{let_in.asked, let_in.pass};
        return open_desk(turn);
    }
    if (let_in.pass.role == model::StaffRole::Technician) return open_upkeep(turn, let_in);
    turn.go(Upkeep{let_in.pass});
    turn.want(TestAllParts{});
}

void open_desk(Turn& turn) {
    turn.go(EventDesk{true});
    ask_book(turn, LookAtBook{});
}

bool hear_book(Turn& turn, DeskAnswered const& answer) {
    auto& desk = turn.state.desk;
    if (!desk || desk->asked != answer.asked) return false;
    if (answer.numbers) desk->numbers = answer.numbers;
    if (auto const* told = std::get_if<DrawTold>(&answer.outcome)) desk->draw = *told;
    return true;
}

// Whoever waits for the book does nothing else here: a number that is drawn meanwhile would be seen by nobody.
void step_event_desk(Turn& turn, EventDesk& here, Action const& action) {
    if (here.waits) return hear_at_desk(turn, here, action);
    if (is<Back>(action)) return turn.end();
    if (is<OpenDesk>(action)) return count(turn, here, LookAtBook{});
    if (is<OpenUpkeep>(action)) {
        turn.go(Upkeep{turn.state.desk->pass});
        return turn.want(TestAllParts{});
    }
    if (is<OpenWhose>(action)) return turn.go(WhoseVisitor{});
    if (is<OpenGifts>(action)) return turn.go(ChooseGift{});
    if (is<AskEndShift>(action) && is_lead(turn)) return turn.go(EndShift{});
    if (is<OpenDraw>(action) && is_lead(turn)) return open_draw(turn);
    if (here.still_until && turn.now < *here.still_until) return;
    if (is<UndoCount>(action) && turn.state.desk->last) return count(turn, here, TakeBackCount{*turn.state.desk->last});
    if (is<NextVisitor>(action)) return count(turn, here, WelcomeVisitor{turn.state.desk->whose});
    if (auto const* one = std::get_if<TallyOne>(&action); one && model::is_counted_by_staff(one->kind))
        count(turn, here, CountOne{one->kind, turn.state.desk->whose});
}

void step_ticket(Turn& turn, ShowTicket& here, Action const& action) {
    if (is<Back>(action) || is<Continue>(action)) return turn.go(EventDesk{});
    if (follow_slip(here, code_of(here.ticket), action)) print_ticket(turn, here.ticket);
}

// By touch, or by the code on an ambassador's badge or on a poster.
void step_whose(Turn& turn, WhoseVisitor& here, Action const& action) {
    auto const choose = [&](model::EventWhose whose) {
        turn.state.desk->whose = std::move(whose);
        turn.go(EventDesk{});
    };
    if (is<Back>(action)) return turn.go(EventDesk{});
    if (auto const* taken = std::get_if<TakeWhose>(&action)) return choose(taken->whose);
    auto const* scanned = std::get_if<CodeScanned>(&action);
    if (!scanned) return;
    auto const code = model::parse_event_code(scanned->text.reveal());
    if (auto const whose = code ? model::whose_of(*code, *turn.rules.event) : std::nullopt) return choose(*whose);
    here.unknown = true;
}

void step_choose_gift(Turn& turn, ChooseGift const&, Action const& action) {
    if (is<Back>(action)) return turn.go(EventDesk{});
    if (auto const* taken = std::get_if<TakeGift>(&action); taken && turn.rules.event->gift(taken->gift))
        turn.go(GiftCard{taken->gift});
}

void step_gift_card(Turn& turn, GiftCard& here, Action const& action) {
    if (here.giving) return hear_of_gift(turn, here, action);
    if (is<Back>(action)) return turn.go(ChooseGift{});
    if (auto const* failed = std::get_if<CameraFailed>(&action)) here.trouble = failed->why;
    if (auto const* refused = std::get_if<CardRefused>(&action)) here.refused = refused->why;
    if (auto const* shown = std::get_if<CardShown>(&action))
        hand_out(turn, here, shown->card.number, model::GiftReason::None);
    auto const* without = std::get_if<GiveWithoutCard>(&action);
    if (!without || !is_lead(turn)) return;
    bool const may = without->reason == model::GiftReason::NoCard || without->reason == model::GiftReason::ByLead;
    if (may) hand_out(turn, here, {}, without->reason);
}

// Once more to the same card: the lead may, and the book says that it was so.
void step_gift_answer(Turn& turn, GiftAnswer& here, Action const& action) {
    if (here.giving) return hear_of_gift(turn, here, action);
    auto const* anyway = std::get_if<GiveWithoutCard>(&action);
    bool const had_one = here.refused && here.refused->why == model::GiftRefusal::AlreadyGiven;
    if (anyway && had_one && is_lead(turn) && anyway->reason == model::GiftReason::ByLead) {
        here.giving = true;
        return ask_book(turn, model::GiftHanding{here.gift, {}, anyway->reason, turn.state.desk->whose});
    }
    if (is<ScanCard>(action)) return turn.go(GiftCard{here.gift});
    if (is<Back>(action) || is<Continue>(action)) turn.go(EventDesk{});
}

void step_end_shift(Turn& turn, EndShift& here, Action const& action) {
    if (here.ending) {
        if (auto const* trouble = outcome_in<DeskTrouble>(action)) here = EndShift{false, *trouble};
        auto const* closed = outcome_in<ShiftClosed>(action);
        if (!closed) return;
        turn.state.desk->last.reset(); // it is on the paper
        turn.want(NoteAct{"shift-ended", ""});
        print_shift(turn, closed->lines);
        return turn.go(ShiftOver{closed->lines});
    }
    if (is<Back>(action)) return turn.go(EventDesk{});
    if (!is<ConfirmEndShift>(action) || !is_lead(turn)) return;
    here = EndShift{true};
    ask_book(turn, CloseShift{});
}

void step_shift_over(Turn& turn, ShiftOver& here, Action const& action) {
    if (is<Back>(action) || is<Continue>(action)) return turn.go(EventDesk{});
    if (follow_slip(here, std::string(shift_code), action)) print_shift(turn, here.lines);
}

} // namespace flow
