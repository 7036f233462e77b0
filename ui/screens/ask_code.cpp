#include "ui/screens/page.h"

namespace screens {

void draw_ask_code(Page& page, view::AskCode const& view) {
    constexpr std::size_t longest_code = 20; // with the dashes and spaces people put in
    auto& kit = page.kit;
    auto const layout = kit::KeyboardLayout::Code;
    kit::Rect const keys = take_keyboard(page, layout, 22);
    page.heading("track.title", view.title);
    page.when(way_on(page, "track.look_up", view.look_up, view.can_look_up, kit::Icon::Search), flow::LookUp{});
    kit.text_field("track.field", page.area.take_top(std::min(page.area.h, page.px(22))), view.typed, view.hint, true);
    page.area.take_top(page.px(3));
    if (!view.wrong.empty())
        kit.text("track.wrong", page.area, view.wrong,
                 {kit::FontRole::Body, kit.palette().danger, kit::Align::Left, kit::Role::Text});
    auto edit = kit.keyboard(keys, layout, view.typed, longest_code);
    if (!edit) return;
    if (edit->entered)
        page.actions.push_back(flow::LookUp{});
    else
        page.actions.push_back(flow::ChangeText{std::move(edit->text)});
}

} // namespace screens
