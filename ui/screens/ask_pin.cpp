#include <algorithm>

#include "ui/screens/page.h"

namespace screens {

void draw_ask_pin(Page& page, view::AskPin const& view) {
    auto& kit = page.kit;
    auto const layout = kit::KeyboardLayout::Digits;
    bool const portrait = kit.portrait();
    bool const wrong = !view.trouble.empty();
    if (!wrong || !page.tight()) page.heading("pin.title", view.title); // where there is room for one, it is the news
    kit::Rect const keys = portrait ? take_keyboard(page, layout, 26, page.px(90))
                                    : page.area.take_right(std::min(page.px(190), page.area.w * 0.5F));
    if (!portrait) page.area.take_right(page.px(page.tight() ? 6 : 12));
    page.when(way_on(page, "pin.next", view.next, view.can_continue, kit::Icon::Check), flow::Continue{});
    kit::TextLook const trouble{kit::FontRole::BodyStrong, kit.palette().danger, kit::Align::Left, kit::Role::Text};
    page.say("pin.trouble", view.trouble, trouble, 2);
    page.say("pin.wait", view.wait, {kit::FontRole::Body, 0, kit::Align::Left, kit::Role::Text}, 3);
    float const field = std::max(page.px(22), page.line(kit::FontRole::Body) + page.px(7));
    kit.text_field("pin.field", page.area.take_top(std::min(page.area.h, field)), view.shown, view.hint, true);
    auto edit = kit.keyboard(keys, layout, view.digits, view.longest);
    if (!edit) return;
    if (edit->entered)
        page.actions.push_back(flow::Continue{});
    else
        page.actions.push_back(flow::ChangeText{std::move(edit->text)});
}

} // namespace screens
