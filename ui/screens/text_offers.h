// What one touch writes into the text of a report, below its field. Private to the room.
#pragma once
#include "ui/screens/page.h"

namespace screens {

// Both take their height off the area, and draw nothing where there is hardly room for the field.
void draw_offers(Page& page, view::Text const& view);  // wards that may be meant
void draw_phrases(Page& page, view::Text const& view); // ready sentences

} // namespace screens
