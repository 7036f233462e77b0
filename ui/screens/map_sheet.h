// The sheet of the map: its cells put on the glass, and what a touch on them means. Private to the room.
#pragma once
#include "ui/screens/page.h"

namespace screens {

void draw_sheet(Page& page, kit::Rect box, view::PickOnMap const& view);

// Islands far out at sea are buttons in the corner that is sea, one above the other, on the ground they take.
kit::Rect ground_of_islands(Page const& page, kit::Rect box, view::PickOnMap const& view);
void draw_islands(Page& page, kit::Rect ground, view::PickOnMap const& view);
// What of a room lies beside or above that ground; nothing, where a side of it would be shorter than `least`.
kit::Rect clear_of(kit::Rect room, kit::Rect const& islands, float least);

} // namespace screens
