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

void step_event_desk(Turn&, EventDesk&, Action const&);
void step_ticket(Turn&, ShowTicket&, Action const&);
void step_whose(Turn&, WhoseVisitor const&, Action const&);
void step_choose_gift(Turn&, ChooseGift const&, Action const&);
void step_gift_card(Turn&, GiftCard&, Action const&);
void step_gift_answer(Turn&, GiftAnswer const&, Action const&);
void step_end_shift(Turn&, EndShift&, Action const&);
void step_shift_over(Turn&, ShiftOver&, Action const&);

} // namespace flow
