#include <algorithm>

#include "ui/screens/notice.h"

namespace screens {
namespace {

constexpr std::size_t longest_search = 80;

} // namespace

void draw_find_guide(Page& page, view::FindGuide const& view) {
    auto& kit = page.kit;
    // The search ignores diacritics: where there is little room, the keys of the accents leave it to what is found.
    auto const layout = page.tight() ? kit::KeyboardLayout::English : kit::KeyboardLayout::Vietnamese;
    bool const portrait = kit.portrait();
    float const field_height = std::max(page.px(16), page.line(kit::FontRole::Input) + page.px(5));
    float const item = 2 * page.line(kit::FontRole::BodyStrong) + page.line(kit::FontRole::Body) + page.px(5);
    float const rest = field_height + page.px(5) + item + page.px(5);
    kit::Rect const keys = take_keyboard(page, layout, portrait ? 22 : 16, rest);
    if (portrait) page.heading("find.title", view.title);
    kit::Rect const field = page.area.take_top(field_height);
    page.area.take_top(page.px(page.tight() ? 2.7 : 4));
    kit.text_field("find.field", field, view.typed, view.hint, true);
    std::vector<kit::ListItem> items;
    for (auto const& choice : view.choices) {
        items.push_back(item_of(choice));
        if (page.tight()) items.back().second.clear(); // its page says it
    }
    bool const nothing_typed = view.typed.reveal().empty();
    if (items.empty())
        draw_notice(page, page.area,
                    {"", nothing_typed ? "find.start" : "find.none",
                     nothing_typed ? kit::Icon::Search : kit::Icon::NotFound, kit.palette().brown, "",
                     nothing_typed ? view.start : view.none});
    else if (auto const pressed = kit.list("find", page.area, items, portrait ? 1 : 2))
        page.actions.push_back(flow::OpenGuide{view.choices[*pressed].id});
    if (auto edit = kit.keyboard(keys, layout, view.typed, longest_search))
        if (!edit->entered) page.actions.push_back(flow::ChangeText{std::move(edit->text)});
}

} // namespace screens
