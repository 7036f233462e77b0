#include "ui/screens/page.h"

namespace screens {
namespace {

void draw_qr(Page& page, view::Guidance const& view, kit::Rect card) {
    auto& kit = page.kit;
    kit.panel(card, kit.palette().surface);
    card = card.inset(page.px(8));
    float const line = kit.text_height(card.w, view.where, kit::FontRole::Body);
    kit::TextLook const look{kit::FontRole::Body, 0, kit::Align::Centre, kit::Role::Text};
    kit.text("guidance.where", card.take_bottom(line), view.where, look);
    card.take_bottom(page.px(4));
    kit.image("guidance.qr", card, *page.pictures.qr, view.portals.front().second);
}

} // namespace

void draw_guidance(Page& page, view::Guidance const& view) {
    auto& kit = page.kit;
    page.heading("guidance.title", view.title);
    kit.text("guidance.text", page.area.take_top(kit.text_height(page.area.w, view.text, kit::FontRole::Body)),
             view.text);
    page.area.take_top(page.px(7));
    kit::Rect words = page.area;
    if (page.pictures.qr && !view.portals.empty()) {
        bool const portrait = kit.metrics().portrait();
        draw_qr(page, view, portrait ? words.take_bottom(words.h * 0.6F) : words.take_right(page.px(150)));
        if (!portrait) words.take_right(page.px(10));
    }
    for (auto const& [name, address] : view.portals) {
        kit.text("guidance.portal", words.take_top(kit.text_height(words.w, name, kit::FontRole::BodyStrong)), name,
                 {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text});
        kit.text("guidance.address", words.take_top(kit.text_height(words.w, address, kit::FontRole::Body)), address,
                 {kit::FontRole::Body, kit.palette().primary, kit::Align::Left, kit::Role::Text});
        words.take_top(page.px(6));
    }
    for (auto const& line : view.hotlines) {
        kit.text("guidance.number." + line.number,
                 words.take_top(kit.text_height(words.w, line.number, kit::FontRole::Title)), line.number,
                 {kit::FontRole::Title, kit.palette().primary, kit::Align::Left, kit::Role::Text});
        kit.text("guidance.name." + line.number,
                 words.take_top(kit.text_height(words.w, line.name, kit::FontRole::Body)), line.name);
        words.take_top(page.px(4));
    }
}

} // namespace screens
