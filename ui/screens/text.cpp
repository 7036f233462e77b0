#include <algorithm>

#include "ui/screens/text_offers.h"

namespace screens {
namespace {

// Title, count and the way on: beside the field on a wide panel, above and below it on a tall one.
void draw_side(Page& page, kit::Rect side, view::Text const& view) {
    auto& kit = page.kit;
    kit::ButtonLook look;
    look.tone = kit::Tone::Primary;
    look.icon = kit::Icon::Next;
    look.font = kit::FontRole::Title;
    look.enabled = view.can_continue;
    float const button = std::min(page.px(kit.sizes().way_on), std::max(side.h, page.px(kit.sizes().target)));
    page.when(kit.button("text.next", side.take_bottom(button), view.next, look), flow::Continue{});
    kit::TextLook const title{kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Heading};
    float const high = kit.text_height(side.w, view.title, title.font);
    side.take_bottom(page.px(2));
    // Where there is no room for both, the count is the news; where hardly for that, its number.
    bool const counted = !view.counter.empty();
    bool const whole = kit.text_height(side.w, view.counter, kit::FontRole::Caption) <= side.h;
    std::string_view const words = whole ? view.counter : view.counter_short;
    float const count = counted ? kit.text_height(side.w, words, kit::FontRole::Body) : 0;
    if (!kit.portrait() && high + count <= side.h) kit.text("text.title", side.take_top(high), view.title, title);
    if (counted) kit.text("text.counter", side, words);
}

} // namespace

void draw_text(Page& page, view::Text const& view) {
    auto& kit = page.kit;
    bool const portrait = kit.portrait();
    auto const layout = kit::KeyboardLayout::Vietnamese;
    kit::Rect const keys = take_keyboard(page, layout, portrait ? 23 : 18.5,
                                         std::max(page.px(portrait ? 130 : 48), 2 * page.line(kit::FontRole::Input)));
    if (portrait) page.heading("text.title", view.title);
    float const below = page.px(26) + page.line(kit::FontRole::Body);
    kit::Rect const side =
        portrait ? page.area.take_bottom(below) : page.area.take_right(page.px(96) * std::min(page.stretch(), 1.2F));
    if (portrait)
        page.area.take_bottom(page.px(4));
    else
        page.area.take_right(page.px(6));
    draw_side(page, side, view);
    draw_offers(page, view);
    draw_phrases(page, view);
    // Where the title has no room it stands in the field until something is written.
    std::string_view const hint = page.tight() ? view.title : view.hint;
    kit.text_field("text.field", page.area, view.text, hint, true);
    if (auto edit = kit.keyboard(keys, layout, view.text, view.longest))
        page.actions.push_back(flow::ChangeText{std::move(edit->text)});
}

} // namespace screens
