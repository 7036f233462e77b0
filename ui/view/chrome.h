// What is around every screen: the bar, the steps of a form, and the two panels that can lie over a screen. Values.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "kiosk/flow/comfort.h"

namespace view {

struct Hotline {
    std::string number, name;
};

// --- around every screen
// ---------------------------------------------------------------------------------------------------
struct Steps {
    int current = 0, count = 0;
    std::string label; // "Bước 2 / 6"
};
struct Help {
    std::string title, text, close;
    std::string assist;    // "": nobody helps with this screen
    std::string staff;     // the way in for them; "": there is none here
    bool assisted = false; // somebody does
    std::vector<Hotline> hotlines;
};
struct Question {
    std::string title, text, stay, leave;
};
struct ComfortChoice {
    std::string id, label;
    flow::Comfort to; // what it leads to
    bool chosen = false;
};
// In the order in which they are drawn: size of letters, colours, and what can be turned on.
struct ComfortPanel {
    std::string title, close, cover;
    std::string sizes_label, colours_label, more_label;
    std::vector<ComfortChoice> sizes, colours, more;
};
struct Chrome {
    std::string city, place, clock; // "Trạm Số", "Ga Bến Thành", "14:05 · 23/11/2026"
    std::string call_staff, finish, language, back, comfort;
    bool can_back = false;
    bool can_finish = false;
    bool can_switch = true;
    std::string closing; // that the place closes, and this visit goes on; "": it does not
    std::optional<Steps> steps;
    std::optional<Help> help;
    std::optional<Question> question;
    std::optional<ComfortPanel> choices;
};

} // namespace view
