#include "ui/screens/page.h"

namespace screens {

void draw_wait(Page& page, view::Wait const& view) {
    auto& kit = page.kit;
    page.area.take_top(page.area.h * 0.3F);
    kit.plate(page.area.take_top(page.px(44)), kit::Icon::Clock, kit.palette().primary);
    page.area.take_top(page.px(8));
    kit::TextLook const title{kit::FontRole::Display, 0, kit::Align::Centre, kit::Role::Heading};
    kit.text("wait.title", page.area.take_top(kit.text_height(page.area.w, view.title, title.font)), view.title, title);
    kit.text("wait.text", page.area, view.text, {kit::FontRole::BodyStrong, 0, kit::Align::Centre, kit::Role::Text});
}

} // namespace screens
