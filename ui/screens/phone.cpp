#include <algorithm>

#include "ui/screens/page.h"

namespace screens {

void draw_phone(Page& page, view::Phone const& view) {
    constexpr std::size_t longest_phone = 16;
    auto& kit = page.kit;
    auto const layout = kit::KeyboardLayout::Digits;
    page.heading("phone.title", view.title);
    bool const portrait = kit.portrait();
    // A wide panel has the keys beside the field, so that both are large.
    kit::Rect const keys = portrait ? take_keyboard(page, layout, 26, page.px(90))
                                    : page.area.take_right(std::min(page.px(190), page.area.w * 0.5F));
    if (!portrait) page.area.take_right(page.px(page.tight() ? 6 : 12));
    page.when(way_on(page, "phone.next", view.next, view.can_continue), flow::Continue{});
    kit.text_field("phone.field",
                   page.area.take_top(
                       std::min(page.area.h, std::max(page.px(24), 2 * page.line(kit::FontRole::Body) + page.px(7)))),
                   view.shown, view.hint, true);
    if (auto edit = kit.keyboard(keys, layout, view.digits, longest_phone))
        page.actions.push_back(flow::ChangeText{std::move(edit->text)});
}

} // namespace screens
