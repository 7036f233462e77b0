#include "ui/screens/page.h"

namespace screens {
namespace {

// A telephone, the number, and whose it is. Takes its height off.
void draw_hotline(Page& page, kit::Rect& words, view::Hotline const& line) {
    auto& kit = page.kit;
    float const width = words.w - page.px(34);
    float const number = kit.text_height(width, line.number, kit::FontRole::Title);
    float const height = number + kit.text_height(width, line.name, kit::FontRole::Body);
    kit::Rect row = words.take_top(std::max(height, page.px(28)));
    words.take_top(page.px(4));
    kit.plate(row.take_left(page.px(28)), kit::Icon::Phone, kit.palette().teal);
    row.take_left(page.px(6));
    row.take_top((row.h - height) / 2);
    kit.text("guidance.number." + line.number, row.take_top(number), line.number,
             {kit::FontRole::Title, kit.palette().primary, kit::Align::Left, kit::Role::Text});
    kit.text("guidance.name." + line.number, row, line.name);
}

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
        bool const portrait = kit.portrait();
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
    for (auto const& line : view.hotlines)
        draw_hotline(page, words, line);
}

} // namespace screens
