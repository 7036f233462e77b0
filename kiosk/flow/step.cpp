#include "kiosk/flow/step.h"

#include <algorithm>

#include "kiosk/flow/turn_desk.h"
#include "kiosk/flow/turn_place.h"
#include "kiosk/flow/turn_upkeep.h"
#include "kiosk/model/submission.h"

namespace flow {
namespace {

template<class... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};
template<class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

constexpr base::Duration thanks_shown{20'000}; // without a touch: others wait
constexpr base::Duration tour_page_shown{15'000};
constexpr int patience_at_desk = 5;    // a volunteer stands there, with visitors in between
constexpr int patience_with_phone = 3; // as long as elsewhere, so many times: the hands are on the phone

bool camera_is_on(State const& state) {
    bool const photo = std::holds_alternative<Photo>(state.screen);
    return (photo && has_agreed(state.draft, model::Purpose::Photo)) ||
           std::holds_alternative<ScanningCard>(state.screen) || std::holds_alternative<AskBadge>(state.screen) ||
           std::holds_alternative<GiftCard>(state.screen) || std::holds_alternative<WhoseVisitor>(state.screen) ||
           upkeep_looks(state.screen);
}

Looks looks_on(Screen const& screen) {
    if (auto const looks = upkeep_looks(screen)) return *looks;
    bool const card = std::holds_alternative<ScanningCard>(screen) || std::holds_alternative<GiftCard>(screen);
    if (card) return Looks::Card;
    bool const code = std::holds_alternative<AskBadge>(screen) || std::holds_alternative<WhoseVisitor>(screen);
    return code ? Looks::Code : Looks::Photo;
}

// What is to be ended with the screen that it was for. `next`: where it goes; nullptr: the visit ends.
void leave(Turn& turn, Screen const* next) {
    if (camera_is_on(turn.state)) turn.want(StopCamera{});
    if (std::holds_alternative<PhonePhoto>(turn.state.screen)) turn.want(DropLink{});
    if (std::holds_alternative<SigningIn>(turn.state.screen)) turn.want(DropSignin{});
    if (std::holds_alternative<ReadingChip>(turn.state.screen)) turn.want(DropChip{});
    bool const stays = next != nullptr && is_of_staff(*next);
    if (is_of_staff(turn.state.screen) && !stays) turn.want(NoteStaffLeft{});
}

// The citizen's eyes are on the phone.
bool waits_for_phone(Screen const& screen) {
    return std::holds_alternative<PhonePhoto>(screen) || std::holds_alternative<SigningIn>(screen) ||
           std::holds_alternative<Walk>(screen);
}

// What is left by itself after some time: the citizen has what was wanted.
bool is_result(Screen const& screen) {
    return std::holds_alternative<ShowReceipt>(screen) || std::holds_alternative<ShowNumber>(screen);
}

// Nobody has opened it: it is there for whoever passes by.
bool runs_by_itself(Screen const& screen) {
    auto const* tour = std::get_if<Tour>(&screen);
    return tour && tour->guide.empty();
}

bool asks_after_idling(Screen const& screen) {
    return may_leave(screen) && !runs_by_itself(screen) && !is_front(screen) && !is_result(screen) &&
           !std::holds_alternative<Thanks>(screen);
}

// On the home screen only what the last visitor chose or left open is there to tidy.
bool is_untidy(Rules const& rules, State const& state) {
    return !state.resting || state.language != rules.first_language || state.help_shown || state.comfort_shown ||
           state.covered || state.comfort != Comfort{};
}

// Nobody has been there for some time, and nothing of anybody's is left.
bool begins_tour(Rules const& rules, State const& state) {
    return std::holds_alternative<Home>(state.screen) && !is_untidy(rules, state) && state.warnings.empty() &&
           rules.visit.tour_after > base::Duration(0) && !rules.catalogue.library.install.tour.empty();
}

// Until when a press on the desk is taken for the last one once more, or the reel of the draw rolls.
std::optional<base::Instant> still_until(Screen const& screen) {
    if (auto const* prize = std::get_if<ShowPrize>(&screen)) return prize->rolls_until;
    auto const* desk = std::get_if<EventDesk>(&screen);
    return desk != nullptr ? desk->still_until : std::nullopt;
}

void be_still_no_more(Screen& screen) {
    if (auto* prize = std::get_if<ShowPrize>(&screen)) prize->rolls_until.reset();
    if (auto* desk = std::get_if<EventDesk>(&screen)) desk->still_until.reset();
}

void after_time(Turn& turn) {
    auto& state = turn.state;
    if (auto const until = still_until(state.screen)) {
        if (turn.now >= *until) be_still_no_more(state.screen);
        return;
    }
    if (upkeep_due(state.screen)) return after_upkeep_due(turn);
    auto const deadline = next_deadline(turn.rules, state);
    if (!deadline || turn.now < *deadline) return;
    if (runs_by_itself(state.screen)) return next_page(turn, std::get<Tour>(state.screen));
    if (begins_tour(turn.rules, state)) return turn.go(Tour{});
    if (state.asked_at || !asks_after_idling(state.screen))
        turn.end();
    else
        state.asked_at = turn.now;
}

void touched(Turn& turn) {
    if (runs_by_itself(turn.state.screen)) turn.end();
    turn.state.touched_at = turn.now;
    turn.state.resting = false;
}

// Once a visit is enough, unless nobody was told.
void call_for_help(Turn& turn) {
    auto& call = turn.state.call;
    turn.state.help_shown = true;
    if (call == Call::Going || call == Call::Told) return;
    call = Call::Going;
    turn.want(SignalStaff{});
}

// The answer to a call of a visit that has ended says nothing to the next one.
void hear_of_call(State& state, CallAnswered const& answer) {
    if (state.call == Call::Going) state.call = answer.told ? Call::Told : Call::Untold;
}

void staff_is_here(Turn& turn) {
    turn.state.call = Call::None;
    turn.want(StaffCame{});
}

void switch_language(Turn& turn) {
    auto& language = turn.state.language;
    language = language == model::Language::Vietnamese ? model::Language::English : model::Language::Vietnamese;
}

// That staff has helped stays with the report, also when they have gone.
void assist(Turn& turn, bool assisted) {
    turn.state.help_shown = false;
    turn.state.assisted = assisted;
    if (!assisted) return;
    turn.state.draft.assisted_by = "staff";
    staff_is_here(turn);
}

bool cover(Turn& turn, bool covered) {
    turn.state.covered = covered;
    turn.state.comfort_shown = false;
    return true;
}

// Only what is new is shown to somebody who has read the others.
void warn(Turn& turn, std::vector<std::string> const& notices) {
    auto& state = turn.state;
    auto const is_known = [&](std::string const& id) {
        return std::ranges::find(state.warnings, id) != state.warnings.end();
    };
    if (!std::ranges::all_of(notices, is_known)) state.warned = false;
    state.warnings = notices;
}

void hear_of_faults(State& state, FaultsKnown const& known) {
    if (state.upkeep && state.upkeep->asked == known.asked) state.upkeep->faults = known.faults;
}

// Whoever was let in after having turned away is not in.
bool lets_in(Turn& turn, StaffLetIn const& let_in) {
    auto const* pin = std::get_if<AskPin>(&turn.state.screen);
    bool const waited_for = pin != nullptr && pin->asked == let_in.asked;
    if (waited_for)
        staff_is_here(turn);
    else
        turn.want(NoteStaffLeft{});
    return waited_for;
}

// What means the same on every screen. False: the screen decides.
bool step_anywhere(Turn& turn, Action const& action) {
    auto& state = turn.state;
    return std::visit(Overloaded{
                          [&](Touched const&) { return touched(turn), true; },
                          [&](Tick const&) { return after_time(turn), true; },
                          [&](StillHere const&) { return state.asked_at.reset(), touched(turn), true; },
                          [&](CallStaff const&) { return call_for_help(turn), true; },
                          [&](CloseHelp const&) { return state.help_shown = false, true; },
                          [&](CallAnswered const& answer) { return hear_of_call(state, answer), true; },
                          [&](BeginAssistance const&) { return assist(turn, true), true; },
                          [&](EndAssistance const&) { return assist(turn, false), true; },
                          [&](SwitchLanguage const&) { return switch_language(turn), true; },
                          [&](OpenComfort const&) { return state.comfort_shown = true, true; },
                          [&](CloseComfort const&) { return state.comfort_shown = false, true; },
                          [&](ChangeComfort const& change) { return state.comfort = change.to, true; },
                          [&](CoverScreen const&) { return cover(turn, true); },
                          [&](UncoverScreen const&) { return cover(turn, false); },
                          [&](ToggleCover const&) { return cover(turn, !state.covered); },
                          [&](AdmissionChanged const& changed) { return state.closed = changed.closed, true; },
                          [&](HaveRead const&) { return state.warned = true, touched(turn), true; },
                          [&](WarningsChanged const& changed) { return warn(turn, changed.notices), true; },
                          [&](StaffLetIn const& let_in) { return !lets_in(turn, let_in); },
                          [&](PlaceChanged const& changed) { return change_place(turn, changed.place), true; },
                          [&](DeskAnswered const& answer) { return !hear_book(turn, answer); },
                          [&](PartTested const& tested) { return hear_part(turn, tested.report), false; },
                          [&](FaultsKnown const& known) { return hear_of_faults(state, known), true; },
                          [&](Finish const&) {
                              if (may_leave(state.screen)) finish(turn);
                              return true;
                          },
                          [](auto const&) { return false; },
                      },
                      action);
}

void step_screen(Turn& turn, Screen& screen, Action const& action) {
    std::visit(Overloaded{
                   [&](Home& here) { step_home(turn, here, action); },
                   [&](Menu& here) { step_menu(turn, here, action); },
                   [&](Shelf& here) { step_shelf(turn, here, action); },
                   [&](FindGuide& here) { step_find_guide(turn, here, action); },
                   [&](ReadGuide& here) { step_guide(turn, here, action); },
                   [&](MetroLine& here) { step_metro(turn, here, action); },
                   [&](Category& here) { step_category(turn, here, action); },
                   [&](Emergency& here) { step_emergency(turn, here, action); },
                   [&](Place& here) { step_place(turn, here, action); },
                   [&](SearchPlace& here) { step_search_place(turn, here, action); },
                   [&](Text& here) { step_text(turn, here, action); },
                   [&](Photo& here) { step_photo(turn, here, action); },
                   [&](Person& here) { step_person(turn, here, action); },
                   [&](ScanningCard& here) { step_scan_card(turn, here, action); },
                   [&](Phone& here) { step_phone(turn, here, action); },
                   [&](Review& here) { step_review(turn, here, action); },
                   [&](Storing& here) { step_storing(turn, here, action); },
                   [&](NotSaved& here) { step_not_saved(turn, here, action); },
                   [&](ShowReceipt& here) { step_receipt(turn, here, action); },
                   [&](AskCode& here) { step_ask_code(turn, here, action); },
                   [&](LookingUp& here) { step_looking_up(turn, here, action); },
                   [&](ShowProgress& here) { step_progress(turn, here, action); },
                   [&](ChooseService& here) { step_choose_service(turn, here, action); },
                   [&](DrawingNumber& here) { step_drawing_number(turn, here, action); },
                   [&](ShowNumber& here) { step_number(turn, here, action); },
                   [&](Notices& here) { step_notices(turn, here, action); },
                   [&](ReadNotice& here) { step_notice(turn, here, action); },
                   [&](PickOnMap& here) { step_map(turn, here, action); },
                   [&](ChooseKnown& here) { step_known(turn, here, action); },
                   [&](Thanks& here) { step_thanks(turn, here, action); },
                   [&](PhonePhoto& here) { step_phone_photo(turn, here, action); },
                   [&](AskConsent& here) { step_consent(turn, here, action); },
                   [&](SigningIn& here) { step_sign_in(turn, here, action); },
                   [&](ReadingChip& here) { step_reading_chip(turn, here, action); },
                   [&](AskBadge& here) { step_ask_badge(turn, here, action); },
                   [&](AskPin& here) { step_ask_pin(turn, here, action); },
                   [&](Triage& here) { step_triage(turn, here, action); },
                   [&](Walk& here) { step_walk(turn, here, action); },
                   [&](Tour& here) { step_tour(turn, here, action); },
                   [&](EventDesk& here) { step_event_desk(turn, here, action); },
                   [&](ShowTicket& here) { step_ticket(turn, here, action); },
                   [&](WhoseVisitor& here) { step_whose(turn, here, action); },
                   [&](ChooseGift& here) { step_choose_gift(turn, here, action); },
                   [&](GiftCard& here) { step_gift_card(turn, here, action); },
                   [&](GiftAnswer& here) { step_gift_answer(turn, here, action); },
                   [&](EndShift& here) { step_end_shift(turn, here, action); },
                   [&](ShiftOver& here) { step_shift_over(turn, here, action); },
                   [&](Closed& here) { step_closed(turn, here, action); },
                   [&](BeginDraw& here) { step_begin_draw(turn, here, action); },
                   [&](FrozenDraw& here) { step_frozen_draw(turn, here, action); },
                   [&](ThrowDice& here) { step_throw_dice(turn, here, action); },
                   [&](ShowPrize& here) { step_show_prize(turn, here, action); },
                   [&](RedrawWhy& here) { step_redraw_why(turn, here, action); },
                   [&](DrawOver& here) { step_draw_over(turn, here, action); },
                   [&](auto& upkeep) { step_upkeep(turn, upkeep, action); },
               },
               screen);
}

} // namespace

// What is on its way to the disk must not be interrupted: its outcome is what somebody waits for.
bool may_leave(Screen const& screen) {
    return !std::holds_alternative<Storing>(screen) && !std::holds_alternative<DrawingNumber>(screen) &&
           !waits_for_book(screen);
}

std::string name_here(Rules const& rules) {
    auto const* place = rules.catalogue.place(rules.here);
    return place ? place->name_vi : rules.here;
}

void Turn::go(Screen screen) {
    leave(*this, &screen);
    if (auto const purpose = unasked(state.draft, screen)) screen = AskConsent{*purpose};
    bool const done = std::holds_alternative<Review>(screen);
    if (done && !model::is_sure_enough(state.draft, rules.catalogue)) screen = Person{};
    state.screen = std::move(screen);
    if (camera_is_on(state)) want(StartCamera{looks_on(state.screen)});
    state.touched_at = now;
    state.resting = false;
    state.asked_at.reset();
    moved = true;
}

void Turn::advance(Screen next) {
    bool const back_to_review = state.editing;
    state.editing = false;
    if (back_to_review)
        go(Review{});
    else
        go(std::move(next));
}

void Turn::retreat(Screen previous) { advance(std::move(previous)); }

void Turn::open(Screen from, Screen next) {
    state.trail.push_back(std::move(from));
    go(std::move(next));
}

void Turn::close() {
    if (state.trail.empty()) return end();
    Screen previous = std::move(state.trail.back());
    state.trail.pop_back();
    go(std::move(previous));
}

void Turn::end() {
    leave(*this, nullptr);
    if (auto const* thanks = std::get_if<Thanks>(&state.screen); thanks && thanks->mark)
        want(KeepRating{{thanks->about, *thanks->mark, thanks->reasons}});
    want(EndVisit{});
    auto const closed = state.closed;
    auto const warnings = state.warnings;
    auto const place = state.place;
    auto parts = std::move(state.parts);
    state = fresh_state(rules, now);
    state.closed = closed;
    state.warnings = warnings;
    state.place = place;
    state.parts = std::move(parts);
    if (place.closure != model::Closure::Open) state.screen = Closed{};
    moved = true;
}

State fresh_state(Rules const& rules, base::Instant now) {
    State state;
    state.language = rules.first_language;
    state.touched_at = now;
    state.resting = true;
    return state;
}

std::optional<base::Instant> next_deadline(Rules const& rules, State const& state) {
    int const pace = state.comfort.slow ? 2 : 1;
    if (state.asked_at) return *state.asked_at + pace * rules.visit.idle_answer;
    if (is_result(state.screen)) return state.touched_at + pace * rules.visit.receipt_shown;
    if (std::holds_alternative<Thanks>(state.screen)) return state.touched_at + pace * thanks_shown;
    if (waits_for_phone(state.screen)) return state.touched_at + pace * patience_with_phone * rules.visit.idle_question;
    if (auto const still = still_until(state.screen)) return still;
    if (auto const due = upkeep_due(state.screen)) return due;
    int const patience = is_of_desk(state.screen) ? patience_at_desk : 1;
    if (asks_after_idling(state.screen)) return state.touched_at + pace * patience * rules.visit.idle_question;
    if (runs_by_itself(state.screen)) return state.touched_at + tour_page_shown;
    if (begins_tour(rules, state)) return state.touched_at + rules.visit.tour_after;
    if (is_front(state.screen) && is_untidy(rules, state)) return state.touched_at + pace * rules.visit.idle_question;
    return std::nullopt;
}

Step step(Rules const& rules, State state, Event const& event) {
    Step result{std::move(state), {}};
    Turn turn{rules, result.state, result.effects, event.at};
    hear_of_parts(result.state, event.what);
    if (step_anywhere(turn, event.what)) return result;
    // Taken out of the state, so that a turn to another screen cannot pull it away from under the step.
    Screen screen = std::move(result.state.screen);
    step_screen(turn, screen, event.what);
    if (!turn.moved) result.state.screen = std::move(screen);
    return result;
}

} // namespace flow
