#include <algorithm>

#include "ui/kit/text_layout.h"
#include "ui/screens/stack.h"

namespace screens {
namespace {

// A number to call, as large as it can be read across a hall, and whose it is below, in the larger letters that fit.
void draw_number(Page& page, kit::Rect card, view::Hotline const& line, float names) {
    auto& kit = page.kit;
    kit.panel(card, kit.palette().danger);
    card = card.inset(page.px(8));
    kit::Colour const white = kit.palette().text_on_primary;
    kit::TextLook const number{kit::FontRole::Code, white, kit::Align::Centre, kit::Role::Text};
    kit::TextLook const name{kit::FontRole::BodyStrong, white, kit::Align::Centre, kit::Role::Text};
    float const numbers = std::min(page.line(kit::FontRole::Code), std::max(1.F, card.h - names));
    float const icon = page.px(30);
    bool const with_icon = card.h >= icon + numbers + names;
    card.take_top(std::max(0.F, (card.h - (with_icon ? icon : 0) - numbers - names) / 2));
    if (with_icon) kit.icon(card.take_top(icon), kit::Icon::Phone, white, kit::FontRole::IconLarge);
    kit.text("emergency.number." + line.number, card.take_top(numbers), line.number, number);
    kit.text("emergency.name." + line.number, card, line.name, name);
}

// Where the panel is low: the number, and beside it whose it is.
void draw_row(Page& page, kit::Rect row, view::Hotline const& line, float width) {
    auto& kit = page.kit;
    kit::Colour const ink = kit.palette().text_on_primary;
    kit.panel(row, kit.palette().danger);
    row = row.inset(page.px(6), page.px(1));
    auto const middle = [&](std::string const& id, kit::Rect box, std::string_view words, kit::FontRole font) {
        auto const layout = kit::fit(kit.fonts(), words, font, box.w, box.h);
        box.take_top((box.h - layout.height()) / 2);
        kit.text(id, {box.x, box.y, box.w, layout.height()}, words, {layout.role, ink});
    };
    middle("emergency.number." + line.number, row.take_left(width), line.number, kit::FontRole::Display);
    row.take_left(page.px(5));
    middle("emergency.name." + line.number, row, line.name, kit::FontRole::BodyStrong);
}

// All numbers first; what is said about them on the next page if it must be.
void draw_stacked(Page& page, view::Emergency const& view, std::optional<kit::Rect> bar) {
    auto& kit = page.kit;
    Stack stack(page, "emergency.page", page.area.w);
    float const width = kit::width_of(*kit.fonts()[kit::FontRole::Display], "000");
    for (auto const& line : view.hotlines) {
        float const words =
            kit.text_height(page.area.w - width - page.px(17), line.name, kit::FontRole::Caption) + page.px(3);
        stack.block(std::max(words, page.px(20)), 2,
                    [&page, &line, width](kit::Rect row) { draw_row(page, row, line, width); });
    }
    stack.text("emergency.text", view.text, {kit::FontRole::Body, 0, kit::Align::Left, kit::Role::Text}, 0);
    stack.draw(page.area, bar);
}

void draw_numbers(Page& page, std::vector<view::Hotline> const& lines) {
    auto& kit = page.kit;
    int const count = static_cast<int>(lines.size());
    auto const boxes = kit.portrait() ? rows(page.area, count, page.px(6)) : columns(page.area, count, page.px(7));
    float names = 0; // the same for all, so that the numbers stand in one line
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        float const room = boxes[i].h - page.line(kit::FontRole::Display) - page.px(4);
        auto const layout =
            kit::fit(kit.fonts(), lines[i].name, kit::FontRole::BodyStrong, boxes[i].w - page.px(16), room);
        names = std::max(names, layout.height());
    }
    for (std::size_t i = 0; i < boxes.size(); ++i)
        draw_number(page, boxes[i], lines[i], names);
}

} // namespace

void draw_emergency(Page& page, view::Emergency const& view) {
    auto& kit = page.kit;
    bool const tight = page.tight();
    kit::TextLook const title{tight ? kit::FontRole::Title : kit::FontRole::Display, kit.palette().danger,
                              kit::Align::Left, kit::Role::Heading};
    kit::Rect foot = page.area.take_bottom(page.px(tight ? kit.sizes().target + 1 : kit.sizes().way_on));
    page.area.take_bottom(page.px(tight ? 3 : 6));
    page.say("emergency.title", view.title, title, tight ? 0 : 2);
    if (!tight) page.say("emergency.text", view.text, {kit::FontRole::BodyStrong}, 6);
    kit::ButtonLook look;
    look.icon = kit::Icon::Next;
    float const words = kit::width_of(*kit.fonts()[look.font], view.go_on) + page.px(25);
    page.when(kit.button("emergency.go_on", foot.take_right(std::min(foot.w, std::max(page.px(120), words))),
                         view.go_on, look),
              flow::NotEmergency{});
    foot.take_right(page.px(5));
    if (!tight) return draw_numbers(page, view.hotlines);
    // Buttons to turn pages stand beside the way on, where it leaves them room.
    bool const room = foot.w >= page.px(2 * kit.sizes().target + 4 * kit.sizes().gap);
    draw_stacked(page, view, room ? std::optional(foot) : std::nullopt);
}

} // namespace screens
