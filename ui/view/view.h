// View: all that a screen shows, in words, made from the state: strings chosen, buttons enabled. No pixels, no I/O; a
// pure function of its arguments, any thread. Holds personal text, which wipes itself: a View lives for one drawing.
#pragma once
#include <string>

#include "kiosk/flow/state.h"
#include "kiosk/flow/step.h"
#include "kiosk/model/catalogue.h"
#include "kiosk/model/strings.h"
#include "kiosk/search/index.h"
#include "ui/view/contents.h"

namespace view {

struct View {
    std::string id; // of the screen: "report.category"
    Chrome chrome;
    Content content;
};

// What a view is made from. References live as long as the call.
struct Sources {
    flow::Rules const& rules;
    model::Strings const& strings; // in state.language
    base::WallTime wall;           // for the clock in the corner
    search::Index const* index = nullptr; // of the catalogue's library; nullptr: nothing is found
};

View make(flow::State const& state, Sources const& sources);

} // namespace view
