// What the screen says in the place of the home screen while the place is closed. Values.
#pragma once
#include <string>
#include <vector>

#include "kiosk/flow/event.h"
#include "ui/view/chrome.h"

namespace view {

struct HomeTile {
    flow::Tile tile;
    std::string label, second;
};

struct Closed {
    std::string title, text;
    std::string emergency; // over the numbers
    std::vector<Hotline> hotlines;
    std::string informs;         // over the tiles
    std::vector<HomeTile> tiles; // what can still be read; none: nothing
    bool waits = false;          // it is over in minutes
};

} // namespace view
