#include "ui/screens/page.h"

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
    page.when(kit.button("text.next", side.take_bottom(page.px(kit.sizes().way_on)), view.next, look),
              flow::Continue{});
    if (!kit.portrait()) {
        kit::TextLook const title{kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Heading};
        kit.text("text.title", side.take_top(kit.text_height(side.w, view.title, title.font)), view.title, title);
    }
    if (!view.counter.empty()) kit.text("text.counter", side, view.counter);
}

// Wards that may be meant, below the field; nothing else moves when they come.
void draw_offers(Page& page, view::Text const& view) {
    if (view.offers.empty()) return;
    auto const& kit = page.kit;
    float const words = kit.text_height(page.area.w, "P", kit::FontRole::BodyStrong) +
                        kit.text_height(page.area.w, "P", kit::FontRole::Body);
    float const height = std::max(page.px(kit.sizes().way_on), words + page.px(3));
    auto const boxes = columns(page.area.take_bottom(height), 3, page.px(4));
    page.area.take_bottom(page.px(3));
    for (std::size_t i = 0; i < view.offers.size() && i < boxes.size(); ++i) {
        auto const& offer = view.offers[i];
        kit::ButtonLook look;
        look.icon = kit::Icon::Place;
        look.second = offer.unit.reveal();
        look.align = kit::Align::Left;
        bool const pressed =
            page.kit.button("text.offer." + std::to_string(i + 1), boxes[i], offer.label.reveal(), look);
        page.when(pressed, flow::ChangeText{offer.text});
    }
}

} // namespace

void draw_text(Page& page, view::Text const& view) {
    auto& kit = page.kit;
    bool const portrait = kit.portrait();
    auto const layout = kit::KeyboardLayout::Vietnamese;
    kit::Rect const keys = take_keyboard(page, layout, portrait ? 23 : 18.5);
    if (portrait) page.heading("text.title", view.title);
    kit::Rect const side = portrait ? page.area.take_bottom(page.px(38)) : page.area.take_right(page.px(96));
    if (portrait)
        page.area.take_bottom(page.px(4));
    else
        page.area.take_right(page.px(6));
    draw_side(page, side, view);
    draw_offers(page, view);
    kit.text_field("text.field", page.area, view.text, view.hint, true);
    if (auto edit = kit.keyboard(keys, layout, view.text, view.longest))
        page.actions.push_back(flow::ChangeText{std::move(edit->text)});
}

} // namespace screens
