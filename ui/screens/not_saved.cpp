#include "ui/screens/notice.h"

namespace screens {

void draw_not_saved(Page& page, view::NotSaved const& view) {
    auto& kit = page.kit;
    if (view.can_retry) page.when(way_on(page, "not_saved.again", view.again, true, kit::Icon::Retry), flow::Send{});
    bool const tight = page.tight();
    kit::Rect card = page.area.take_top(std::min(page.area.h, page.px(240)));
    kit.panel(card, kit.palette().warning_soft);
    card = card.inset(page.px(tight ? 6 : 14), page.px(tight ? 4 : 10));
    draw_notice(page, card,
                {"not_saved.title", "not_saved.text", kit::Icon::Warning, kit.palette().danger, view.title, view.text,
                 false, true});
}

} // namespace screens
