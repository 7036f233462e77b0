// What the screens say that staff alone sees. A PIN is never among it: dots stand for its digits. Values.
#pragma once
#include <string>
#include <vector>

#include "kiosk/base/private.h"
#include "kiosk/model/part.h"

namespace view {

struct AskBadge {
    std::string title, text, busy, trouble; // busy: while no picture comes yet
};
struct AskPin {
    std::string title, hint, next, trouble, wait;
    base::PrivateText digits, shown;
    std::size_t longest = 0; // digits
    bool can_continue = false;
};
struct UpkeepRow {
    model::Part part;
    model::PartNeed need;
    std::string name, state, tested, since, why, fault; // since, why, fault: "": nothing to say
};
struct Upkeep {
    std::string title, who, testing, again; // testing: "" when all have answered
    std::string desk;                       // the way to an event's; "": there is none
    std::vector<UpkeepRow> rows;            // what wants care first
};

} // namespace view
