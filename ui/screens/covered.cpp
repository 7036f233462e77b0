#include "ui/screens/page.h"

namespace screens {

// Nothing of what was said; one large target that brings it back.
void draw_covered(Page& page, view::Covered const& view) {
    auto& kit = page.kit;
    kit::Rect room = page.area;
    room.take_top(std::max(0.F, (room.h - page.px(130)) / 3));
    kit::TextLook const title{kit::FontRole::Title, 0, kit::Align::Centre, kit::Role::Heading};
    kit::TextLook const text{kit::FontRole::Body, kit.palette().text_quiet, kit::Align::Centre, kit::Role::Text};
    room.take_top(kit.text("covered.title", room, view.title, title) + page.px(2));
    room.take_top(kit.text("covered.text", room, view.text, text) + page.px(8));
    float const width = std::min(room.w, page.px(260));
    kit::Rect const button{room.x + (room.w - width) / 2, room.y, width, std::min(room.h, page.px(60))};
    kit::ButtonLook look;
    look.tone = kit::Tone::Primary;
    look.icon = kit::Icon::Show;
    look.font = kit::FontRole::Title;
    page.when(kit.button("covered.show", button, view.show, look), flow::UncoverScreen{});
}

} // namespace screens
