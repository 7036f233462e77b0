#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {

void draw_not_saved(Page& page, view::NotSaved const& view) {
    auto& kit = page.kit;
    if (view.can_retry) page.when(way_on(page, "not_saved.again", view.again, true, kit::Icon::Retry), flow::Send{});
    bool const tight = page.tight();
    kit::Rect card = page.area.take_top(std::min(page.area.h, page.px(240)));
    kit.panel(card, kit.palette().warning_soft);
    card = card.inset(page.px(tight ? 6 : 14), page.px(tight ? 4 : 10));
    Stack stack(page, "not_saved.page", card.w);
    auto const title_font = tight ? kit::FontRole::Title : kit::FontRole::Display;
    stack.text("not_saved.title", view.title,
               {title_font, kit.palette().danger, kit::Align::Centre, kit::Role::Heading}, tight ? 2 : 6);
    stack.text("not_saved.text", view.text, {kit::FontRole::BodyStrong, 0, kit::Align::Centre, kit::Role::Text}, 0);
    float const plate = page.px(44), gap = page.px(6);
    float const spare = card.h - stack.height() - plate - gap;
    if (spare >= 0) {
        card.take_top(spare * 0.4F);
        kit.plate(card.take_top(plate), kit::Icon::Warning, kit.palette().danger);
        card.take_top(gap);
    }
    if (spare < 0) card.take_top(std::max(0.F, (card.h - stack.height()) / 2));
    stack.draw(card);
}

} // namespace screens
