#include "ui/screens/page.h"

namespace screens {

void draw_phone(Page& page, view::Phone const& view) {
    constexpr std::size_t longest_phone = 16;
    auto& kit = page.kit;
    auto const layout = kit::KeyboardLayout::Digits;
    page.heading("phone.title", view.title);
    kit::Rect const keys = take_keyboard(page, layout);
    page.when(way_on(page, "phone.next", view.next, view.can_continue), flow::Continue{});
    kit.text_field("phone.field", page.area.take_top(std::min(page.area.h, page.px(20))), view.digits, view.hint, true);
    if (auto edit = kit.keyboard(keys, layout, view.digits, longest_phone))
        page.actions.push_back(flow::ChangeText{std::move(edit->text)});
}

} // namespace screens
