#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {

void draw_progress(Page& page, view::Progress const& view) {
    auto& kit = page.kit;
    page.heading("progress.title", view.title);
    if (!view.answered) page.when(way_on(page, "progress.again", view.again, true, kit::Icon::Retry), flow::LookUp{});
    bool const tight = page.tight();
    kit::Rect card = page.area;
    kit::Rect inner = card.inset(page.px(tight ? 6 : 10), page.px(tight ? 4 : 10));
    kit::Rect mark = inner;
    if (!tight) {
        mark = kit::Rect{inner.take_left(page.px(36))}.take_top(page.px(36));
        inner.take_left(page.px(9));
    }
    Stack stack(page, "progress.page", inner.w);
    stack.text("progress.code", view.code,
               {kit::FontRole::Title, kit.palette().primary, kit::Align::Left, kit::Role::Text}, 3);
    stack.text("progress.state", view.state, {kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Heading}, 3);
    stack.text("progress.text", view.text, {}, 7);
    stack.label("progress.answer.label", view.answer.empty() ? std::string_view{} : std::string_view(view.answer_label),
                {kit::FontRole::Caption, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text});
    stack.text("progress.answer", view.answer, {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text}, 0);
    card.h = std::min(card.h, std::max(stack.height() + (inner.y - card.y) * 2, page.px(56)));
    inner.h = std::min(inner.h, card.bottom() - (inner.y - card.y) - inner.y + 1);
    kit.panel(card, kit.palette().surface);
    kit::Icon const icon = view.answered ? kit::Icon::Check : view.known ? kit::Icon::Clock : kit::Icon::Warning;
    if (!tight) kit.plate(mark, icon, view.known ? kit.palette().success : kit.palette().brown);
    stack.draw(inner);
}

} // namespace screens
