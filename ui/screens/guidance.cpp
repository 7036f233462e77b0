#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {
namespace {

constexpr double plate_mm = 28;

// A telephone, the number, and whose it is.
void add_hotline(Page& page, Stack& words, view::Hotline const& line, float width) {
    auto& kit = page.kit;
    float const room = width - page.px(plate_mm + 6);
    float const number = kit.text_height(room, line.number, kit::FontRole::Title);
    float const height = number + kit.text_height(room, line.name, kit::FontRole::Body);
    words.block(std::max(height, page.px(plate_mm)), 4, [&page, &line, number, height](kit::Rect row) {
        page.kit.plate(row.take_left(page.px(plate_mm)), kit::Icon::Phone, page.kit.palette().teal);
        row.take_left(page.px(6));
        row.take_top((row.h - height) / 2);
        page.kit.text("guidance.number." + line.number, row.take_top(number), line.number,
                      {kit::FontRole::Title, page.kit.palette().primary, kit::Align::Left, kit::Role::Text});
        page.kit.text("guidance.name." + line.number, row, line.name);
    });
}

void draw_qr(Page& page, view::Guidance const& view, kit::Rect card) {
    auto& kit = page.kit;
    kit.panel(card, kit.palette().surface);
    card = card.inset(page.px(page.tight() ? 4 : 8));
    float const line = kit.text_height(card.w, view.where, kit::FontRole::Body);
    kit::TextLook const look{kit::FontRole::Body, 0, kit::Align::Centre, kit::Role::Text};
    kit.text("guidance.where", card.take_bottom(line), view.where, look);
    card.take_bottom(page.px(3));
    kit.image("guidance.qr", card, *page.pictures.qr, view.portals.front().second);
}

} // namespace

void draw_guidance(Page& page, view::Guidance const& view) {
    auto& kit = page.kit;
    page.heading("guidance.title", view.title);
    kit::Rect words = page.area;
    bool const has_qr = page.pictures.qr && !view.portals.empty();
    if (has_qr && kit.portrait()) {
        draw_qr(page, view, words.take_bottom(words.h * 0.5F));
        words.take_bottom(page.px(8));
    } else if (has_qr) {
        draw_qr(page, view, words.take_right(std::min(page.px(150), words.w * 0.42F)));
        words.take_right(page.px(page.tight() ? 6 : 10));
    }
    Stack stack(page, "guidance.page", words.w);
    stack.text("guidance.text", view.text, {}, 7);
    for (auto const& [name, address] : view.portals) {
        stack.label("guidance.portal", name, {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text});
        stack.text("guidance.address", address,
                   {kit::FontRole::Body, kit.palette().primary, kit::Align::Left, kit::Role::Text}, 6);
    }
    for (auto const& line : view.hotlines)
        add_hotline(page, stack, line, words.w);
    stack.draw(words);
}

} // namespace screens
