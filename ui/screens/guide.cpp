// A guide: what to bring as a list to be ticked, what to do, what it costs and takes, whom to ask; beside it the page
// for the phone, the printer, and the way to a queue number.
#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {
namespace {

kit::TextLook quiet(Page const& page) {
    return {kit::FontRole::Caption, page.kit.palette().text_quiet, kit::Align::Left, kit::Role::Text};
}
kit::TextLook strong() { return {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text}; }

void add_paper(Page& page, Stack& stack, view::GuideRow const& row, float width) {
    auto& kit = page.kit;
    float const text = kit.text_height(width - page.px(36), row.text, kit::FontRole::BodyStrong);
    stack.block(std::max(page.px(kit.sizes().target), text + page.px(6)), 2.7, [&page, &row](kit::Rect box) {
        kit::ButtonLook look;
        look.align = kit::Align::Left;
        look.icon = row.ticked ? kit::Icon::Ticked : kit::Icon::Unticked;
        look.selected = row.ticked;
        page.when(page.kit.button("guide.bring." + std::to_string(row.block), box, row.text, look),
                  flow::TickOff{row.block});
    });
}

void add_rows(Page& page, Stack& stack, view::Guide const& view, float width) {
    auto last = model::BlockKind::Text;
    for (auto const& row : view.rows) {
        auto const id = "guide.row." + std::to_string(row.block);
        bool const first = row.kind != last;
        last = row.kind;
        switch (row.kind) {
        case model::BlockKind::Text: stack.text(id, row.text, {}, 5); break;
        case model::BlockKind::Step:
            if (first) stack.label("guide.do", view.do_so, quiet(page));
            stack.text(id, row.text, strong(), 3);
            break;
        case model::BlockKind::Bring:
            if (first) stack.label("guide.bring", view.bring, quiet(page));
            add_paper(page, stack, row, width);
            break;
        case model::BlockKind::Fact:
            stack.label(id + ".label", row.label, quiet(page));
            stack.text(id, row.text, strong(), 4);
            break;
        case model::BlockKind::Link:
            stack.label(id + ".label", row.label, quiet(page));
            stack.text(id, row.text, {kit::FontRole::Body, page.kit.palette().primary}, 4);
            break;
        }
    }
    stack.text("guide.source", view.source, quiet(page), 2);
}

constexpr double smallest_code_mm = 45; // with its card

// The code for the phone, and below it the printer.
void draw_side(Page& page, view::Guide const& view, kit::Rect side) {
    auto& kit = page.kit;
    float const target = std::max(page.px(kit.sizes().target), page.line(kit::FontRole::BodyStrong) + page.px(5));
    auto const way = [&](std::string_view id, std::string_view label, kit::ButtonLook const& look, auto action) {
        if (label.empty()) return;
        page.when(kit.button(id, side.take_bottom(target), label, look), action);
        side.take_bottom(page.px(3));
    };
    way("guide.number", view.number, {kit::Tone::Primary, kit::Icon::Ticket}, flow::OpenTile{flow::Tile::Track});
    kit::ButtonLook walk{kit::Tone::Primary, kit::Icon::Next};
    walk.may_be_icon = true;
    way("guide.walk", view.walk, walk, flow::OpenWalk{});
    way("guide.print", view.print, {kit::Tone::Secondary, kit::Icon::Printer, !view.printing}, flow::PrintGuide{});
    if (!view.slip.empty()) {
        float const height = kit.text_height(side.w, view.slip, kit::FontRole::Body);
        auto const colour = view.trouble ? kit.palette().danger : kit.palette().success;
        kit.text("guide.slip", side.take_bottom(std::min(height, side.h)), view.slip,
                 {kit::FontRole::Body, colour, kit::Align::Left, kit::Role::Text});
        side.take_bottom(page.px(3));
    }
    float const words = kit.text_height(side.w - page.px(14), view.scan, kit::FontRole::Body);
    if (!page.pictures.qr || view.url.empty() || side.h < words + page.px(smallest_code_mm)) return;
    draw_code(page, side, {"guide.qr", view.url, "guide.scan", view.scan});
}

} // namespace

void draw_guide(Page& page, view::Guide const& view) {
    auto& kit = page.kit;
    // A name of many lines scrolls away with the rest, page by page.
    bool const short_name = kit.text_height(page.area.w, view.title, kit::FontRole::Title) < page.area.h * 0.2F;
    if (short_name) page.heading("guide.title", view.title);
    bool const portrait = kit.portrait();
    bool const sided = !view.print.empty() || !view.url.empty();
    kit::Rect side{};
    if (sided) {
        side = portrait ? page.area.take_bottom(std::min(page.area.h * 0.34F, page.px(150)))
                        : page.area.take_right(std::min(page.px(110), page.area.w * 0.33F));
        (portrait ? page.area.take_bottom(page.px(6)) : page.area.take_right(page.px(page.tight() ? 5 : 9)));
    }
    if (sided) draw_side(page, view, side);
    Stack stack(page, "guide.page", page.area.w);
    if (!short_name)
        stack.text("guide.title", view.title, {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Heading}, 3);
    stack.text("guide.walked", view.walked,
               {kit::FontRole::BodyStrong, kit.palette().success, kit::Align::Left, kit::Role::Text}, 4);
    stack.text("guide.second", view.second, {}, 3);
    stack.text("guide.language", view.language, quiet(page), 3);
    stack.text("guide.here", view.here, {kit::FontRole::Body, kit.palette().primary}, 4);
    add_rows(page, stack, view, page.area.w);
    stack.draw(page.area);
}

} // namespace screens
