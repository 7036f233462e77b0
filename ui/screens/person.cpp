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
    add_fact(page, stack, "person.name", view.name_label, view.name.reveal());
    add_fact(page, stack, "person.number", view.number_label, view.masked.reveal());
    add_fact(page, stack, "person.phone_number", view.phone_label, view.phone_number.reveal());
    stack.text("person.warning", view.warning, {}, 0);
    card.h = std::min(card.h, stack.height() + 2 * (inner.y - card.y) + 1);
    kit.panel(card, kit.palette().surface);
    stack.draw(inner);
}

struct Way {
    std::string id;
    kit::Icon icon;
    std::string_view label;
    flow::Action action;
};

std::vector<Way> ways_of(view::Person const& view) {
    std::vector<Way> ways{{"person.scan", kit::Icon::Card, view.scan, flow::ScanCard{}},
                          {"person.sign_in", kit::Icon::Smartphone, view.sign_in, flow::SignIn{}},
                          {"person.anonymous", kit::Icon::Anonymous, view.anonymous, flow::StayAnonymous{}}};
    std::erase_if(ways, [](Way const& way) { return way.label.empty(); });
    return ways;
}

// Where the same is done by who has none of what is asked for here; below the ways that there are.
struct Otherwise {
    float pad_x, pad_y;
    Stack stack;

    Otherwise(Page& page, view::Person const& view)
        : pad_x(page.px(page.tight() ? 5 : 8)),
          pad_y(page.px(page.tight() ? 3 : 6)),
          stack(page, "person.page", page.area.w - 2 * pad_x) {
        add_fact(page, stack, "person.otherwise", view.otherwise_label, view.otherwise);
    }
    float height() const { return stack.height() + 2 * pad_y + 1; }
    void draw(Page& page) {
        kit::Rect card = page.area;
        kit::Rect const inner = card.inset(pad_x, pad_y);
        card.h = std::min(card.h, height());
        page.kit.panel(card, page.kit.palette().surface);
        stack.draw(inner);
    }
};

void draw_ways(Page& page, kit::Rect room, std::vector<Way> const& ways) {
    auto const count = static_cast<int>(ways.size());
    auto const boxes =
        page.kit.portrait() ? rows(room, count, page.px(8)) : columns(room, count, page.px(page.tight() ? 5 : 10));
    kit::TileLook look;
    look.arrow = true;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        if (ways[i].id == "person.anonymous") look.hue = page.kit.palette().teal;
        page.when(page.kit.tile(ways[i].id, boxes[i], ways[i].icon, ways[i].label, {}, look), ways[i].action);
    }
}

void draw_tiles(Page& page, view::Person const& view) {
    bool const portrait = page.kit.portrait(), tight = page.tight();
    if (!portrait && !tight) page.area.take_top(page.px(6));
    auto const ways = ways_of(view);
    auto const count = static_cast<double>(portrait ? ways.size() : 1);
    Otherwise otherwise(page, view);
    float const gap = page.px(tight ? 3 : 6);
    float const most = page.px(std::min(240.0, 120 * count));
    float const beside = ways.size() > 1 && !portrait ? page.area.h * 0.5F : 0; // words of two ways are on more lines
    float const least = std::max(page.px((tight ? 24 : 40) * count), beside);
    float const left = page.area.h - (view.otherwise.empty() ? 0 : otherwise.height() + gap);
    if (!ways.empty()) draw_ways(page, page.area.take_top(std::min({page.area.h, most, std::max(left, least)})), ways);
    if (!ways.empty()) page.area.take_top(gap);
    if (!view.otherwise.empty()) otherwise.draw(page);
}

} // namespace

void draw_person(Page& page, view::Person const& view) {
    page.heading("person.title", view.title);
    if (view.has_card && page.tight()) return draw_card(page, view); // the note was read before
    page.say("person.note", view.note, {page.tight() ? kit::FontRole::Caption : kit::FontRole::Body}, 4);
    return view.has_card ? draw_card(page, view) : draw_tiles(page, view);
}

} // namespace screens
