#include "ui/screens/page.h"

namespace screens {
namespace {

void draw_line(Page& page, kit::Rect& card, std::string_view id, std::string_view label, std::string_view value) {
    if (value.empty()) return;
    auto& kit = page.kit;
    kit::TextLook const quiet{kit::FontRole::Caption, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text};
    kit::TextLook const strong{kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Text};
    kit.text(std::string(id) + ".label", card.take_top(kit.text_height(card.w, label, quiet.font)), label, quiet);
    kit.text(id, card.take_top(kit.text_height(card.w, value, strong.font)), value, strong);
    card.take_top(page.px(3));
}

void draw_card(Page& page, view::Person const& view) {
    auto& kit = page.kit;
    page.when(way_on(page, "person.next", view.next, true), flow::Continue{});
    kit::Rect buttons = page.area.take_bottom(page.px(22));
    page.area.take_bottom(page.px(5));
    auto const boxes = columns(buttons, 2, page.px(7));
    kit::ButtonLook look;
    look.icon = kit::Icon::Anonymous;
    page.when(kit.button("person.anonymous", boxes[0], view.anonymous, look), flow::StayAnonymous{});
    look.icon = kit::Icon::Phone;
    page.when(kit.button("person.phone", boxes[1], view.phone, look), flow::AddPhone{});
    kit::Rect card = page.area.take_top(std::min(page.area.h, page.px(130)));
    kit.panel(card, kit.palette().surface);
    card = card.inset(page.px(8), page.px(6));
    draw_line(page, card, "person.name", view.name_label, view.name.reveal());
    draw_line(page, card, "person.number", view.number_label, view.masked.reveal());
    draw_line(page, card, "person.phone_number", view.phone_label, view.phone_number.reveal());
    if (!view.warning.empty()) kit.text("person.warning", card, view.warning);
}

} // namespace

void draw_person(Page& page, view::Person const& view) {
    auto& kit = page.kit;
    page.heading("person.title", view.title);
    kit.text("person.note", page.area.take_top(kit.text_height(page.area.w, view.note, kit::FontRole::Body)),
             view.note);
    page.area.take_top(page.px(6));
    if (view.has_card) return draw_card(page, view);
    bool const portrait = kit.portrait();
    if (!portrait) page.area.take_top(page.px(6));
    kit::Rect const room = page.area.take_top(std::min(page.area.h, page.px(portrait ? 240 : 120)));
    auto const boxes = portrait ? rows(room, 2, page.px(8)) : columns(room, 2, page.px(10));
    kit::TileLook look;
    look.arrow = true;
    page.when(kit.tile("person.scan", boxes[0], kit::Icon::Card, view.scan, {}, look), flow::ScanCard{});
    look.hue = kit.palette().teal;
    page.when(kit.tile("person.anonymous", boxes[1], kit::Icon::Anonymous, view.anonymous, {}, look),
              flow::StayAnonymous{});
}

} // namespace screens
