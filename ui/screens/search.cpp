#include "ui/screens/search.h"

#include <algorithm>

#include "ui/screens/notice.h"

namespace screens {
namespace {

std::vector<kit::ListItem> items_of(Page const& page, std::span<view::Choice const> found) {
    std::vector<kit::ListItem> items;
    for (auto const& choice : found) {
        items.push_back(item_of(choice));
        if (page.tight()) items.back().second.clear(); // its page says it
    }
    return items;
}

// One item with two lines and a third below, so that something is always seen of what was found.
float room_for_one(Page const& page, float field) {
    float const item = 2 * page.line(kit::FontRole::BodyStrong) + page.line(kit::FontRole::Body) + page.px(5);
    return field + item + page.px(10);
}

} // namespace

std::optional<std::size_t> draw_search(Page& page, Search const& search) {
    auto& kit = page.kit;
    bool const portrait = kit.portrait();
    std::string const id(search.id);
    float const field = std::max(page.px(17), page.line(kit::FontRole::Input) + page.px(6));
    kit::Rect const keys = take_keyboard(page, search.layout, portrait ? 22 : 16, room_for_one(page, field));
    if (portrait) page.heading(id + ".title", search.title);
    kit.text_field(id + ".field", page.area.take_top(field), search.typed, search.hint, true);
    page.area.take_top(page.px(page.tight() ? 2.7 : 4));
    std::optional<std::size_t> pressed;
    if (search.found.empty())
        draw_notice(page, page.area,
                    {"", std::string(search.empty_id), search.empty_icon, kit.palette().brown, "", search.empty});
    else
        pressed = kit.list(id, page.area, items_of(page, search.found), portrait ? 1 : search.columns);
    if (auto edit = kit.keyboard(keys, search.layout, search.typed, search.longest))
        if (!edit->entered) page.actions.push_back(flow::ChangeText{std::move(edit->text)});
    return pressed;
}

} // namespace screens
