#include <algorithm>

#include "ui/screens/page.h"

namespace screens {

void draw_ask_code(Page& page, view::AskCode const& view) {
    constexpr std::size_t longest_code = 20; // with the dashes and spaces people put in
    auto& kit = page.kit;
    auto const layout = kit::KeyboardLayout::Code;
    bool const portrait = kit.portrait();
    float const field = std::max(page.px(22), 2 * page.line(kit::FontRole::Body) + page.px(7));
    float const rest = portrait ? page.area.h * 0.45F : page.px(90);
    kit::Rect const keys = take_keyboard(page, layout, 22, rest);
    bool const wrong = !view.wrong.empty();
    kit::TextLook const trouble{kit::FontRole::Body, kit.palette().danger, kit::Align::Left, kit::Role::Text};
    float const high = kit.text_height(page.area.w, view.wrong, trouble.font) + page.px(2);
    float const title = kit.text_height(page.area.w, view.title, kit::FontRole::Title) + page.px(5);
    // Where there is no room for both, what was wrong is the news.
    if (!wrong || title + high + field + page.px(2) <= page.area.h) page.heading("track.title", view.title);
    if (wrong) page.say("track.wrong", view.wrong, trouble, 2);
    kit::Rect row = page.area.take_top(std::min(page.area.h, field));
    kit::ButtonLook look;
    look.font = kit::FontRole::Title;
    look.tone = kit::Tone::Primary;
    look.icon = kit::Icon::Search;
    look.enabled = view.can_look_up;
    kit::Rect button = portrait ? page.area : row.take_right(std::min(page.px(110) * page.stretch(), row.w * 0.4F));
    if (portrait) {
        button.take_top(page.px(5));
        button = button.take_top(page.px(kit.sizes().way_on));
    } else {
        row.take_right(page.px(5));
    }
    page.when(kit.button("track.look_up", button, view.look_up, look), flow::LookUp{});
    kit.text_field("track.field", row, view.typed, view.hint, true);
    auto edit = kit.keyboard(keys, layout, view.typed, longest_code);
    if (!edit) return;
    if (edit->entered)
        page.actions.push_back(flow::LookUp{});
    else
        page.actions.push_back(flow::ChangeText{std::move(edit->text)});
}

} // namespace screens
