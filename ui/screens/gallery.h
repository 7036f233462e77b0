// The gallery: every widget of the kit in every state on one sheet, for a person to look at and for the goldens. The ui
// thread, between Kit::begin and Kit::end. A finger that is down on "gallery.held" shows how a held button looks, a
// step of the focus how a focused one does.
#pragma once
#include "kiosk/base/private.h"
#include "ui/kit/kit.h"

namespace screens {

struct GalleryWords {
    std::string next, staff, finish, report, report_second, procedures, sentence;
};

// So large is the sheet, millimetres.
inline constexpr double gallery_width_mm = 420, gallery_height_mm = 724;

void draw_gallery(kit::Kit& kit, GalleryWords const& words);

} // namespace screens
