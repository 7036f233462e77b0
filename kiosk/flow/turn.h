// Turn: one step in the making. Private to the room: each step_<screen>() changes the state and adds effects through
// it.
#pragma once
#include "kiosk/flow/step.h"

namespace flow {

struct Turn {
    Rules const& rules;
    State& state;
    std::vector<Effect>& effects;
    base::Instant now;
    bool moved = false; // to another screen

    void go(Screen screen); // leaves the screen: stops its camera, restarts the idle time, enters the next
    void want(Effect effect) { effects.push_back(std::move(effect)); }
    // After a part of the form: to `next`, or back to the read-back when the citizen came from there.
    void advance(Screen next);
    // Back within the form: to `previous`, or to the read-back.
    void retreat(Screen previous);
    // While reading: further in, and back to where it was opened from; home, when nothing was.
    void open(Screen from, Screen next);
    void close();
    void end(); // wipes the visit and goes home
};

void step_home(Turn&, Home const&, Action const&);
void step_menu(Turn&, Menu const&, Action const&);
void step_shelf(Turn&, Shelf const&, Action const&);
void step_find_guide(Turn&, FindGuide&, Action const&);
void step_guide(Turn&, ReadGuide&, Action const&);
void step_metro(Turn&, MetroLine&, Action const&);
void step_triage(Turn&, Triage const&, Action const&);
void step_tour(Turn&, Tour const&, Action const&);
void next_page(Turn&, Tour const&); // of the tour, or its end
void step_walk(Turn&, Walk&, Action const&);
void step_category(Turn&, Category const&, Action const&);
void step_emergency(Turn&, Emergency const&, Action const&);
void step_place(Turn&, Place const&, Action const&);
void step_search_place(Turn&, SearchPlace&, Action const&);
void step_text(Turn&, Text const&, Action const&);
void step_photo(Turn&, Photo&, Action const&);
void step_person(Turn&, Person const&, Action const&);
void step_scan_card(Turn&, ScanningCard&, Action const&);
void step_phone(Turn&, Phone&, Action const&);
void step_review(Turn&, Review const&, Action const&);
void step_storing(Turn&, Storing const&, Action const&);
void step_not_saved(Turn&, NotSaved const&, Action const&);
void step_receipt(Turn&, ShowReceipt&, Action const&);
void step_ask_code(Turn&, AskCode&, Action const&);
// Asks for what became of the receipt in that code. False: it is none.
bool look_up(Turn&, base::PrivateText const& text);
void step_looking_up(Turn&, LookingUp const&, Action const&);
void step_progress(Turn&, ShowProgress const&, Action const&);
void step_choose_service(Turn&, ChooseService&, Action const&);
void step_drawing_number(Turn&, DrawingNumber const&, Action const&);
void step_number(Turn&, ShowNumber&, Action const&);
void step_notices(Turn&, Notices const&, Action const&);
void step_notice(Turn&, ReadNotice const&, Action const&);
void step_map(Turn&, PickOnMap&, Action const&);
void step_known(Turn&, ChooseKnown const&, Action const&);
void step_thanks(Turn&, Thanks&, Action const&);
void step_phone_photo(Turn&, PhonePhoto&, Action const&);
void step_consent(Turn&, AskConsent const&, Action const&);
void step_sign_in(Turn&, SigningIn&, Action const&);
void step_reading_chip(Turn&, ReadingChip&, Action const&);

// Staff: the badge, its PIN, and what they find behind it.
void step_ask_badge(Turn&, AskBadge&, Action const&);
void step_ask_pin(Turn&, AskPin&, Action const&);
void step_upkeep(Turn&, Upkeep&, Action const&);
bool is_badge(Rules const& rules, base::PrivateText const& code);
void ask_pin(Turn&, base::PrivateText const& badge);

void sign_in(Turn&);                       // asks whether it may be, then for a link
void check_chip(Turn&);                    // asks whether it may be, then for the card
std::string name_here(Rules const& rules); // where the kiosk stands, for a phone
void offer_phone(Turn&);                   // asks for a link, and shows it when it comes

bool has_agreed(model::Draft const& draft, model::Purpose purpose);
// What has to be asked before that screen, which would turn the camera on. Nothing: it may be shown.
std::optional<model::Purpose> unasked(model::Draft const& draft, Screen const& screen);
void withdraw(Turn& turn, model::Purpose purpose); // where it was agreed to
void stay_anonymous(Turn&);

void open_map(Turn&);
void choose_place(Turn&, ChoosePlace const&); // and on, to what is known there or to the text
// Where a report goes on when its category and place are known.
Screen after_place(Turn&);
// After category or place has changed: the draft joins no problem of another kind or ward.
void drop_unfit_known(Turn&);
// The citizen has ended the visit: it is wiped, and where it came to something the thanks follow.
void finish(Turn&);

template<class A>
bool is(Action const& action) {
    return std::holds_alternative<A>(action);
}

// What the printer makes of the slip that `here` waits for, known by `code`. True: it is to be printed once more, as
// was asked after it had failed. Nothing prints twice by itself.
template<class Result>
bool follow_slip(Result& here, std::string const& code, Action const& action) {
    if (auto const* printed = std::get_if<Printed>(&action); printed && printed->code == code) {
        here.slip = Slip::Printed;
        here.trouble.reset();
    }
    if (auto const* failed = std::get_if<NotPrinted>(&action); failed && failed->code == code) {
        here.slip = Slip::NotPrinted;
        here.trouble = failed->why;
    }
    if (!is<PrintAgain>(action) || here.slip != Slip::NotPrinted) return false;
    here.slip = Slip::Printing;
    here.trouble.reset();
    return true;
}

} // namespace flow
