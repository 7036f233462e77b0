#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {
namespace {

void add_fact(Page& page, Stack& stack, std::string const& id, std::string_view label, std::string_view value) {
    if (value.empty()) return;
    stack.label(id + ".label", label,
                {kit::FontRole::Caption, page.kit.palette().text_quiet, kit::Align::Left, kit::Role::Text});
    stack.text(id, value, {kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Text}, 3);
}

// What was read from the card; below it the three ways on, on one row where the panel is low.
void draw_card(Page& page, view::Person const& view) {
    auto& kit = page.kit;
    bool const tight = page.tight();
    page.when(way_on(page, "person.next", view.next, true), flow::Continue{});
    kit::Rect buttons = page.foot;
    if (!tight) {
        buttons = page.area.take_bottom(page.px(22));
        page.area.take_bottom(page.px(5));
    }
    auto const boxes = columns(buttons, 2, page.px(tight ? 4 : 7));
    kit::ButtonLook look;
    look.may_be_icon = true;
    look.icon = kit::Icon::Anonymous;
    page.when(kit.button("person.anonymous", boxes[0], view.anonymous, look), flow::StayAnonymous{});
    look.icon = kit::Icon::Phone;
    page.when(kit.button("person.phone", boxes[1], view.phone, look), flow::AddPhone{});
    kit::Rect card = page.area;
    kit::Rect inner = card.inset(page.px(tight ? 6 : 8), page.px(tight ? 3 : 6));
    Stack stack(page, "person.page", inner.w);
    stack.text("person.assurance", view.assurance,
               {kit::FontRole::Body, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text}, 3);
    add_fact(page, stack, "person.name", view.name_label, view.name.reveal());
    add_fact(page, stack, "person.number", view.number_label, view.masked.reveal());
    add_fact(page, stack, "person.phone_number", view.phone_label, view.phone_number.reveal());
    stack.text("person.warning", view.warning, {}, 0);
    card.h = std::min(card.h, stack.height() + 2 * (inner.y - card.y) + 1);
    kit.panel(card, kit.palette().surface);
    stack.draw(inner);
}

void draw_tiles(Page& page, view::Person const& view) {
    auto& kit = page.kit;
    bool const portrait = kit.portrait();
    if (!portrait && !page.tight()) page.area.take_top(page.px(6));
    kit::Rect const room = page.area.take_top(std::min(page.area.h, page.px(portrait ? 240 : 120)));
    int const count = view.sign_in.empty() ? 2 : 3;
    auto const boxes = portrait ? rows(room, count, page.px(8)) : columns(room, count, page.px(page.tight() ? 5 : 10));
    kit::TileLook look;
    look.arrow = true;
    page.when(kit.tile("person.scan", boxes[0], kit::Icon::Card, view.scan, {}, look), flow::ScanCard{});
    if (count == 3)
        page.when(kit.tile("person.sign_in", boxes[1], kit::Icon::Smartphone, view.sign_in, {}, look), flow::SignIn{});
    look.hue = kit.palette().teal;
    page.when(kit.tile("person.anonymous", boxes.back(), kit::Icon::Anonymous, view.anonymous, {}, look),
              flow::StayAnonymous{});
}

} // namespace

void draw_person(Page& page, view::Person const& view) {
    page.heading("person.title", view.title);
    bool const tight = page.tight();
    if (view.has_card && tight) return draw_card(page, view); // the note was read before
    page.say("person.note", view.note, {tight ? kit::FontRole::Caption : kit::FontRole::Body}, tight ? 3 : 6);
    return view.has_card ? draw_card(page, view) : draw_tiles(page, view);
}

} // namespace screens
