#include <algorithm>

#include "ui/screens/notice.h"

namespace screens {
namespace {

constexpr std::size_t longest_search = 40;

} // namespace

void draw_search_place(Page& page, view::SearchPlace const& view) {
    auto& kit = page.kit;
    auto const layout = kit::KeyboardLayout::English; // the search ignores diacritics
    bool const portrait = kit.portrait();
    float const field_height = std::max(page.px(18), page.line(kit::FontRole::Input) + page.px(6));
    float const rest = field_height + page.px(5) + 2 * page.line(kit::FontRole::BodyStrong) + page.px(8);
    kit::Rect const keys = take_keyboard(page, layout, portrait ? 22 : 16, rest);
    if (portrait) page.heading("place.search.title", view.title);
    kit::Rect const field = page.area.take_top(field_height);
    page.area.take_top(page.px(page.tight() ? 2.7 : 4));
    kit.text_field("place.search.field", field, view.typed, view.hint, true);
    std::vector<kit::ListItem> items;
    for (auto const& choice : view.choices)
        items.push_back(item_of(choice));
    if (items.empty())
        draw_notice(page, page.area,
                    {"", "place.search.none", kit::Icon::NotFound, kit.palette().brown, "", view.none});
    else if (auto const pressed = kit.list("place.search", page.area, items, portrait ? 1 : 3))
        page.actions.push_back(flow::ChoosePlace{view.choices[*pressed].id});
    if (auto edit = kit.keyboard(keys, layout, view.typed, longest_search))
        if (!edit->entered) page.actions.push_back(flow::ChangeText{std::move(edit->text)});
}

} // namespace screens
