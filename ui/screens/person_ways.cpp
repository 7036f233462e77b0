// How somebody can say who it is, and where the same is done by who has none of what is asked for here.
#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {
namespace {

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

void draw_way(Page& page, kit::Rect box, Way const& way) {
    kit::TileLook look;
    look.arrow = true;
    if (way.id == "person.anonymous") look.hue = page.kit.palette().teal;
    page.when(page.kit.tile(way.id, box, way.icon, way.label, {}, look), way.action);
}

// As large as there is room for, beside each other or on a tall panel one below the other.
void draw_tiles(Page& page, std::vector<Way> const& ways, float height) {
    if (ways.empty()) return;
    auto const count = static_cast<int>(ways.size());
    bool const portrait = page.kit.portrait();
    kit::Rect const room = page.area.take_top(height);
    auto const boxes = portrait ? rows(room, count, page.px(8)) : columns(room, count, page.px(page.tight() ? 5 : 10));
    for (std::size_t i = 0; i < ways.size(); ++i)
        draw_way(page, boxes[i], ways[i]);
    page.area.take_top(page.px(6));
}

// Where there is little room, one below the other; what does not fit is on the next page.
void draw_in_pages(Page& page, std::vector<Way> const& ways, view::Person const& view) {
    Stack stack(page, "person.page", page.area.w);
    float const height = std::max(page.px(24), 2.6F * page.line(kit::FontRole::Title));
    for (auto const& way : ways)
        stack.block(height, 4, [&page, &way](kit::Rect row) { draw_way(page, row, way); });
    stack.fact("person.otherwise", view.otherwise_label, view.otherwise);
    stack.draw(page.area);
}

void draw_otherwise(Page& page, Stack& stack, float pad_x, float pad_y) {
    kit::Rect card = page.area;
    kit::Rect const inner = card.inset(pad_x, pad_y);
    card.h = std::min(card.h, stack.height() + 2 * pad_y + 1);
    page.kit.panel(card, page.kit.palette().surface);
    stack.draw(inner);
}

} // namespace

void draw_person_ways(Page& page, view::Person const& view) {
    bool const portrait = page.kit.portrait(), tight = page.tight();
    if (!portrait && !tight) page.area.take_top(page.px(6));
    auto const ways = ways_of(view);
    auto const lines = static_cast<double>(portrait ? ways.size() : 1);
    float const most = page.px(std::min(240.0, 120 * lines));
    if (view.otherwise.empty()) return draw_tiles(page, ways, std::min(page.area.h, most));
    float const pad_x = page.px(8), pad_y = page.px(6);
    Stack stack(page, "person.page", page.area.w - 2 * pad_x);
    stack.fact("person.otherwise", view.otherwise_label, view.otherwise);
    float const left = page.area.h - stack.height() - 2 * pad_y - page.px(7);
    if (!ways.empty() && (tight || left < page.px(40 * lines))) return draw_in_pages(page, ways, view);
    draw_tiles(page, ways, std::min(most, left));
    draw_otherwise(page, stack, pad_x, pad_y);
}

} // namespace screens
