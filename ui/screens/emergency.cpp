#include "ui/screens/page.h"

namespace screens {
namespace {

// A number to call, as large as it can be read across a hall.
void draw_number(Page& page, kit::Rect card, view::Hotline const& line, float names) {
    auto& kit = page.kit;
    kit.panel(card, kit.palette().danger);
    card = card.inset(page.px(8));
    kit::Colour const white = kit.palette().text_on_primary;
    kit::TextLook const number{kit::FontRole::Code, white, kit::Align::Centre, kit::Role::Text};
    kit::TextLook const name{kit::FontRole::BodyStrong, white, kit::Align::Centre, kit::Role::Text};
    float const numbers = kit.text_height(card.w, line.number, number.font);
    float const icon = page.px(30);
    card.take_top(std::max(0.F, (card.h - icon - numbers - names) / 2));
    kit.icon(card.take_top(icon), kit::Icon::Phone, white, kit::FontRole::IconLarge);
    kit.text("emergency.number." + line.number, card.take_top(numbers), line.number, number);
    kit.text("emergency.name." + line.number, card, line.name, name);
}

} // namespace

void draw_emergency(Page& page, view::Emergency const& view) {
    auto& kit = page.kit;
    kit::TextLook const title{kit::FontRole::Display, kit.palette().danger, kit::Align::Left, kit::Role::Heading};
    kit::TextLook const text{kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text};
    page.area.take_top(kit.text("emergency.title", page.area, view.title, title) + page.px(2));
    page.area.take_top(kit.text("emergency.text", page.area, view.text, text) + page.px(6));
    kit::Rect foot = page.area.take_bottom(page.px(kit.sizes().way_on));
    page.area.take_bottom(page.px(6));
    kit::ButtonLook look;
    look.icon = kit::Icon::Next;
    page.when(kit.button("emergency.go_on", foot.take_right(std::min(foot.w, page.px(200))), view.go_on, look),
              flow::NotEmergency{});
    int const count = static_cast<int>(view.hotlines.size());
    bool const portrait = kit.portrait();
    auto const boxes = portrait ? rows(page.area, count, page.px(6)) : columns(page.area, count, page.px(7));
    float names = 0; // the same for all, so that the numbers stand in one line
    for (std::size_t i = 0; i < boxes.size(); ++i)
        names = std::max(names,
                         kit.text_height(boxes[i].w - page.px(16), view.hotlines[i].name, kit::FontRole::BodyStrong));
    for (std::size_t i = 0; i < boxes.size(); ++i)
        draw_number(page, boxes[i], view.hotlines[i], names);
}

} // namespace screens
