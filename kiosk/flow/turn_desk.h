// The steps of an event's desk. Private to the room.
#pragma once
#include "kiosk/flow/turn.h"

namespace flow {

bool is_of_staff(Screen const& screen);    // behind badge and PIN: whoever leaves these has left
bool is_of_desk(Screen const& screen);     // of an event
bool waits_for_book(Screen const& screen); // for what must not be left before it is known

// Where somebody who was let in goes: to the desk of an event, or to how the kiosk is.
void let_in(Turn&, StaffLetIn const& let_in);
void open_desk(Turn&);
// Keeps what the book says. False: it is of another sign-in.
bool hear_book(Turn&, DeskAnswered const& answer);

bool is_lead(Turn const& turn);
void ask_book(Turn&, DeskDeed deed);
// What the book answers; nullptr: the action is another.
template<class Outcome>
Outcome const* outcome_in(Action const& action) {
    auto const* answer = std::get_if<DeskAnswered>(&action);
    return answer != nullptr ? std::get_if<Outcome>(&answer->outcome) : nullptr;
}

void step_event_desk(Turn&, EventDesk&, Action const&);
void step_ticket(Turn&, ShowTicket&, Action const&);
void step_whose(Turn&, WhoseVisitor&, Action const&);
void step_choose_gift(Turn&, ChooseGift const&, Action const&);
void step_gift_card(Turn&, GiftCard&, Action const&);
void step_gift_answer(Turn&, GiftAnswer&, Action const&);
void step_end_shift(Turn&, EndShift&, Action const&);
void step_shift_over(Turn&, ShiftOver&, Action const&);

// The draw on the stage.
bool is_of_draw(Screen const& screen);
bool is_fixing(Screen const& screen); // on its way to the disk, and not to be left before it is known
void open_draw(Turn&);
void step_begin_draw(Turn&, BeginDraw&, Action const&);
void step_frozen_draw(Turn&, FrozenDraw&, Action const&);
void step_throw_dice(Turn&, ThrowDice&, Action const&);
void step_show_prize(Turn&, ShowPrize&, Action const&);
void step_redraw_why(Turn&, RedrawWhy&, Action const&);
void step_draw_over(Turn&, DrawOver&, Action const&);

} // namespace flow
