#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {
namespace {

struct CardButton {
    std::string_view id;
    kit::Icon icon;
    std::string_view label;
    flow::Action action;
};

std::vector<CardButton> buttons_of(view::Person const& view) {
    std::vector<CardButton> buttons{{"person.chip", kit::Icon::Card, view.chip, flow::CheckChip{}},
                                    {"person.anonymous", kit::Icon::Anonymous, view.anonymous, flow::StayAnonymous{}},
                                    {"person.phone", kit::Icon::Phone, view.phone, flow::AddPhone{}}};
    std::erase_if(buttons, [](CardButton const& button) { return button.label.empty(); });
    return buttons;
}

// In one row with the way on where the panel is low; three are one below the other where it is narrow.
void draw_buttons(Page& page, view::Person const& view) {
    bool const tight = page.tight();
    auto const buttons = buttons_of(view);
    auto const count = static_cast<int>(buttons.size());
    bool const stacked = !tight && page.kit.portrait() && count > 2;
    float const gap = page.px(tight ? 4 : 7);
    kit::Rect room = page.foot;
    if (!tight) {
        float const lines = stacked ? static_cast<float>(count) : 1;
        room = page.area.take_bottom(page.px(22) * lines + gap * (lines - 1));
        page.area.take_bottom(page.px(5));
    }
    auto const boxes = stacked ? rows(room, count, gap) : columns(room, count, gap);
    kit::ButtonLook look;
    look.may_be_icon = true;
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        look.icon = buttons[i].icon;
        page.when(page.kit.button(buttons[i].id, boxes[i], buttons[i].label, look), buttons[i].action);
    }
}

// What was read from the card, and below it the ways on.
void draw_card(Page& page, view::Person const& view) {
    auto& kit = page.kit;
    bool const tight = page.tight();
    page.when(way_on(page, "person.next", view.next, true), flow::Continue{});
    draw_buttons(page, view);
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
