#include "ui/screens/page.h"

namespace screens {

void draw_progress(Page& page, view::Progress const& view) {
    auto& kit = page.kit;
    page.heading("progress.title", view.title);
    if (!view.answered) page.when(way_on(page, "progress.again", view.again, true, kit::Icon::Retry), flow::LookUp{});
    kit::Rect card = page.area;
    if (view.answer.empty()) card.h = std::min(card.h, page.px(110));
    kit.panel(card, kit.palette().surface);
    card = card.inset(page.px(10));
    kit::Icon const icon = view.answered ? kit::Icon::Check : view.known ? kit::Icon::Clock : kit::Icon::Warning;
    kit::Rect const mark = kit::Rect{card.take_left(page.px(36))}.take_top(page.px(36));
    kit.plate(mark, icon, view.known ? kit.palette().success : kit.palette().brown);
    card.take_left(page.px(9));
    auto const words = [&](std::string_view id, std::string_view text, kit::TextLook look) {
        card.take_top(kit.text(id, card, text, look) + page.px(3));
    };
    kit::TextLook const quiet{kit::FontRole::Caption, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text};
    words("progress.code", view.code, {kit::FontRole::Title, kit.palette().primary, kit::Align::Left, kit::Role::Text});
    words("progress.state", view.state, {kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Heading});
    words("progress.text", view.text, {});
    if (view.answer.empty()) return;
    card.take_top(page.px(4));
    words("progress.answer.label", view.answer_label, quiet);
    words("progress.answer", view.answer, {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text});
}

} // namespace screens
