#include <algorithm>

#include "ui/screens/page.h"

namespace screens {
namespace {

// Beside the heading; below it, where letters are large.
void draw_find(Page& page, view::Shelf const& view) {
    auto& kit = page.kit;
    float const words = page.line(kit::FontRole::BodyStrong) + page.px(6);
    kit::Rect const bar = page.area.take_top(std::max(page.px(kit.sizes().target), words));
    page.area.take_top(page.px(page.tight() ? 3 : 5));
    kit::ButtonLook look;
    look.icon = kit::Icon::Search;
    look.align = kit::Align::Left;
    page.when(kit.button("shelf.find", bar, view.find, look), flow::OpenFind{view.collection});
}

constexpr std::size_t worth_a_search = 12;

} // namespace

void draw_shelf(Page& page, view::Shelf const& view) {
    page.heading("shelf.title", view.title);
    bool const many = view.guides.size() > worth_a_search || !view.parts.empty();
    if (many) draw_find(page, view);
    std::vector<kit::ListItem> items;
    for (auto const& choice : view.parts)
        items.push_back(item_of(choice));
    for (auto const& choice : view.guides)
        items.push_back(item_of(choice));
    if (items.empty()) return;
    int const across = view.parts.empty() ? 2 : 3;
    auto const pressed = page.kit.list("shelf", page.area, items, page.kit.portrait() ? across - 1 : across);
    if (!pressed) return;
    if (*pressed < view.parts.size())
        page.actions.push_back(flow::OpenCollection{view.parts[*pressed].id});
    else
        page.actions.push_back(flow::OpenGuide{view.guides[*pressed - view.parts.size()].id});
}

} // namespace screens
