// The stations of the line, and the fare to the one that was touched.
#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {
namespace {

void add_fare(Page& page, Stack& stack, view::Metro const& view) {
    auto& kit = page.kit;
    kit::TextLook const quiet{kit::FontRole::Caption, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text};
    kit::TextLook const money{kit::FontRole::Display, kit.palette().primary, kit::Align::Left, kit::Role::Text};
    if (!page.tight()) // the list shows it
        stack.text("metro.route", view.route, {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text}, 3);
    stack.label("metro.cashless.label", view.cashless_label, quiet);
    stack.text("metro.cashless", view.cashless, money, 2);
    stack.label("metro.cash.label", view.cash_label, quiet);
    stack.text("metro.cash", view.cash, money, 4);
}

void add_trains(Page& page, Stack& stack, view::Metro const& view) {
    kit::TextLook const quiet{kit::FontRole::Caption, page.kit.palette().text_quiet, kit::Align::Left, kit::Role::Text};
    kit::TextLook const strong{kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text};
    int index = 0;
    for (auto const& [label, times] : view.trains) {
        auto const id = "metro.next." + std::to_string(++index);
        stack.label(id + ".label", label, quiet);
        stack.text(id, times, strong, 3);
    }
    if (!view.no_more.empty()) stack.text("metro.no_more", view.no_more, strong, 3);
}

void draw_side(Page& page, view::Metro const& view, kit::Rect side) {
    auto& kit = page.kit;
    kit::ButtonLook look;
    look.icon = kit::Icon::Clock;
    float const target = std::max(page.px(kit.sizes().target), page.line(kit::FontRole::BodyStrong) + page.px(5));
    page.when(kit.button("metro.more", side.take_bottom(target), view.more, look), flow::OpenGuide{view.guide});
    side.take_bottom(page.px(4));
    kit.panel(side, kit.palette().surface);
    side = side.inset(page.px(page.tight() ? 4 : 7));
    Stack stack(page, "metro.page", side.w);
    if (view.has_fare)
        add_fare(page, stack, view);
    else
        stack.text("metro.choose", view.choose, {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text}, 4);
    add_trains(page, stack, view);
    kit::TextLook const quiet{kit::FontRole::Caption, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text};
    stack.label("metro.free.label", view.free_label, quiet);
    stack.text("metro.free", view.free, {}, 4);
    stack.text("metro.check", view.check, {}, 3);
    stack.text("metro.source", view.source, quiet, 2);
    stack.draw(side);
}

} // namespace

void draw_metro(Page& page, view::Metro const& view) {
    auto& kit = page.kit;
    page.heading("metro.from", view.from_label);
    bool const portrait = kit.portrait();
    kit::Rect const side = portrait ? page.area.take_bottom(page.area.h * 0.42F)
                                    : page.area.take_right(std::max(page.px(130), page.area.w * 0.36F));
    (portrait ? page.area.take_bottom(page.px(6)) : page.area.take_right(page.px(page.tight() ? 5 : 9)));
    draw_side(page, view, side);
    std::vector<kit::ListItem> items;
    for (auto const& station : view.stations)
        items.push_back({station.id, station.label, station.second, kit::Icon::Station, station.selected});
    if (auto const pressed = kit.list("metro", page.area, items, 2))
        page.actions.push_back(flow::ChooseStation{view.stations[*pressed].id});
}

} // namespace screens
