#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {

void draw_wait(Page& page, view::Wait const& view) {
    auto& kit = page.kit;
    auto const title_font = page.tight() ? kit::FontRole::Title : kit::FontRole::Display;
    Stack stack(page, "wait.page", page.area.w);
    stack.text("wait.title", view.title, {title_font, 0, kit::Align::Centre, kit::Role::Heading}, 2);
    stack.text("wait.text", view.text, {kit::FontRole::BodyStrong, 0, kit::Align::Centre, kit::Role::Text}, 0);
    float const plate = page.px(44), gap = page.px(8);
    float const spare = page.area.h - stack.height() - plate - gap;
    page.area.take_top(std::max(0.F, spare * 0.4F));
    if (spare >= 0) {
        kit.plate(page.area.take_top(plate), kit::Icon::Clock, kit.palette().primary);
        page.area.take_top(gap);
    }
    stack.draw(page.area);
}

} // namespace screens
