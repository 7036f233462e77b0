// What is pressed at the desk of an event, as buttons or as rows. Private to the room; lives for one drawing.
#pragma once
#include <string>
#include <vector>

#include "ui/screens/page.h"

namespace screens {

// One thing to press: what it is called, a count below it, and what it does.
struct DeskKey {
    std::string id, label, second;
    kit::Icon icon;
    flow::Action action;
    bool counts = false; // disabled while the book is asked, and a moment after
};

std::vector<DeskKey> main_keys(view::EventDesk const& view);  // what is done for a visitor
std::vector<DeskKey> other_keys(view::EventDesk const& view); // the rest

} // namespace screens
