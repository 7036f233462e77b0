// What the screens say that ask who somebody is. Personal text wipes itself. Values.
#pragma once
#include <string>

#include "kiosk/base/private.h"

namespace view {

struct Person {
    std::string title, note, scan, anonymous, phone, next, warning;
    std::string sign_in; // "": nobody signs in here
    std::string chip;    // the way to check the card's; "": there is none
    std::string otherwise_label,
        otherwise;         // where it is done without; "": nobody has to say who it is. scan, anonymous: maybe ""
    std::string assurance; // how sure it is who this is
    bool has_card = false;
    std::string name_label, number_label, phone_label;
    base::PrivateText name, masked, phone_number;
};
struct ScanCard {
    std::string title, text, privacy, busy, trouble; // busy: while no picture comes yet
};
struct CheckChip {
    std::string title, state, trouble, again, without;
    bool reading = false; // a card lies there
};
struct Phone {
    std::string title, hint, next;
    base::PrivateText digits, shown; // shown: dots, where staff looks on
    bool can_continue = false;
};

} // namespace view
