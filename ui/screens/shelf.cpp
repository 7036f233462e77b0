#include <algorithm>

#include "ui/screens/notice.h"

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

flow::Action opening(view::Shelf const& view, std::string const& id) {
    if (view.are_notices) return flow::OpenNotice{id};
    return flow::OpenGuide{id};
}

} // namespace

void draw_shelf(Page& page, view::Shelf const& view) {
    page.heading("shelf.title", view.title);
    bool const many = view.guides.size() > worth_a_search || !view.parts.empty();
    if (many && !view.find.empty()) draw_find(page, view);
    std::vector<kit::ListItem> items;
    for (auto const& choice : view.parts)
        items.push_back(item_of(choice));
    for (auto const& choice : view.guides) {
        items.push_back(item_of(choice));
        if (view.are_notices) items.back().id = std::to_string(items.size() - 1); // theirs may hold anything
    }
    if (items.empty())
        return draw_notice(
            page, page.area,
            {"shelf.none.title", "shelf.none", kit::Icon::News, page.kit.palette().violet, {}, view.none});
    int const across = view.parts.empty() ? 2 : 3;
    auto const pressed = page.kit.list("shelf", page.area, items, page.kit.portrait() ? across - 1 : across);
    if (!pressed) return;
    if (*pressed < view.parts.size())
        page.actions.push_back(flow::OpenCollection{view.parts[*pressed].id});
    else
        page.actions.push_back(opening(view, view.guides[*pressed - view.parts.size()].id));
}

} // namespace screens
