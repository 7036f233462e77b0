#include "ui/screens/page.h"

namespace screens {

void draw_emergency(Page& page, view::Emergency const& view) {
    auto& kit = page.kit;
    page.heading("emergency.title", view.title);
    kit.text("emergency.text", page.area.take_top(kit.text_height(page.area.w, view.text, kit::FontRole::Body)),
             view.text);
    page.area.take_top(page.px(6));
    page.when(way_on(page, "emergency.go_on", view.go_on, true), flow::NotEmergency{});
    int const count = static_cast<int>(view.hotlines.size());
    bool const portrait = kit.metrics().portrait();
    auto const boxes = portrait ? rows(page.area, count, page.px(6)) : columns(page.area, count, page.px(7));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        auto const& line = view.hotlines[i];
        kit::Rect card = boxes[i];
        kit.panel(card, kit.palette().danger_soft);
        card = card.inset(page.px(8));
        kit::TextLook number{kit::FontRole::Display, kit.palette().danger, kit::Align::Centre, kit::Role::Text};
        kit::TextLook const name{kit::FontRole::BodyStrong, 0, kit::Align::Centre, kit::Role::Text};
        float const numbers = kit.text_height(card.w, line.number, number.font);
        float const names = kit.text_height(card.w, line.name, name.font);
        card.take_top(std::max(0.F, (card.h - numbers - names) / 2));
        kit.text("emergency.number." + line.number, card.take_top(numbers), line.number, number);
        kit.text("emergency.name." + line.number, card, line.name, name);
    }
}

} // namespace screens
