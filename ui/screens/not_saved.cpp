#include "ui/screens/page.h"

namespace screens {

void draw_not_saved(Page& page, view::NotSaved const& view) {
    auto& kit = page.kit;
    if (view.can_retry) page.when(way_on(page, "not_saved.again", view.again, true, kit::Icon::Retry), flow::Send{});
    kit::Rect card = page.area.take_top(std::min(page.area.h, page.px(240)));
    kit.panel(card, kit.palette().warning_soft);
    card = card.inset(page.px(14));
    card.take_top(card.h * 0.1F);
    kit.plate(card.take_top(page.px(44)), kit::Icon::Warning, kit.palette().danger);
    card.take_top(page.px(6));
    kit::TextLook const title{kit::FontRole::Display, kit.palette().danger, kit::Align::Centre, kit::Role::Heading};
    kit.text("not_saved.title", card.take_top(kit.text_height(card.w, view.title, title.font)), view.title, title);
    card.take_top(page.px(6));
    kit.text("not_saved.text", card, view.text, {kit::FontRole::BodyStrong, 0, kit::Align::Centre, kit::Role::Text});
}

} // namespace screens
