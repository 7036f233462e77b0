#include "ui/screens/page.h"

namespace screens {

void draw_progress(Page& page, view::Progress const& view) {
    auto& kit = page.kit;
    page.heading("progress.title", view.title);
    if (!view.answered) page.when(way_on(page, "progress.again", view.again, true, kit::Icon::Retry), flow::LookUp{});
    kit::Rect card = page.area;
    kit.panel(card, view.known ? kit.palette().success_soft : kit.palette().warning_soft);
    card = card.inset(page.px(10));
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
