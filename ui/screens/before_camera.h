// Something with a code that is held before the camera or the scanner: what to do, and what the camera sees. Private to
// the room; lives for one drawing.
#pragma once
#include "ui/screens/page.h"

namespace screens {

struct BeforeCamera {
    std::string id; // of the nodes: "card" gives card.title …
    kit::Icon icon;
    std::string_view title, text, note, busy, trouble; // busy: while no picture comes yet
};

// The picture beside the words on a wide panel, below them on a tall one.
void draw_before_camera(Page& page, BeforeCamera const& view);

} // namespace screens
