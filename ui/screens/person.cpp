#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {
namespace {

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
    bool const may_hide = !view.anonymous.empty();
    auto const boxes = columns(buttons, may_hide ? 2 : 1, page.px(tight ? 4 : 7));
    kit::ButtonLook look;
    look.may_be_icon = true;
    look.icon = kit::Icon::Anonymous;
    if (may_hide) page.when(kit.button("person.anonymous", boxes[0], view.anonymous, look), flow::StayAnonymous{});
    look.icon = kit::Icon::Phone;
    page.when(kit.button("person.phone", boxes.back(), view.phone, look), flow::AddPhone{});
    kit::Rect card = page.area;
    kit::Rect inner = card.inset(page.px(tight ? 6 : 8), page.px(tight ? 3 : 6));
    Stack stack(page, "person.page", inner.w);
    stack.text("person.assurance", view.assurance,
               {kit::FontRole::Body, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text}, 3);
    stack.fact("person.name", view.name_label, view.name.reveal());
    stack.fact("person.number", view.number_label, view.masked.reveal());
    stack.fact("person.phone_number", view.phone_label, view.phone_number.reveal());
    stack.text("person.warning", view.warning, {}, 0);
    card.h = std::min(card.h, stack.height() + 2 * (inner.y - card.y) + 1);
    kit.panel(card, kit.palette().surface);
    stack.draw(inner);
}

} // namespace

void draw_person(Page& page, view::Person const& view) {
    page.heading("person.title", view.title);
    if (view.has_card && page.tight()) return draw_card(page, view); // the note was read before
    page.say("person.note", view.note, {page.tight() ? kit::FontRole::Caption : kit::FontRole::Body}, 4);
    return view.has_card ? draw_card(page, view) : draw_person_ways(page, view);
}

} // namespace screens
