// draw(): puts a View on the glass through the kit, and gives back what the citizen did. Screens change nothing
// themselves. The ui thread, between Kit::begin and Kit::end.
#pragma once
#include <vector>

#include "kiosk/flow/event.h"
#include "ui/kit/kit.h"
#include "ui/view/view.h"

namespace screens {

// Pictures that are not words. Owned by the caller; nullptr: there is none.
struct Pictures {
    kit::Image const* preview = nullptr; // what the camera sees now
    kit::Image const* photo = nullptr;   // the photo the citizen took
    kit::Image const* qr = nullptr;      // of the receipt, or of the page a guide names
};

std::vector<flow::Action> draw(kit::Kit& kit, view::View const& view, Pictures const& pictures);

} // namespace screens
