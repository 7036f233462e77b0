// Notice: how every screen says that there is nothing to show yet, or nothing at all, or that something went wrong: a
// picture, a heading, a sentence, in the middle of the room there is. Private to the room; lives for one drawing.
#pragma once
#include <string>
#include <string_view>

#include "ui/screens/page.h"

namespace screens {

struct Notice {
    std::string title_id, text_id;
    kit::Icon icon;
    kit::Colour hue;              // of the picture, and of the heading of what went wrong
    std::string_view title, text; // either may be empty
    bool busy = false;            // something is being waited for
    bool wrong = false;
};

void draw_notice(Page& page, kit::Rect box, Notice const& notice);

} // namespace screens
