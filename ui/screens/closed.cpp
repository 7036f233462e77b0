// In the place of the home screen while it is closed: why, until when, whom to call, and what can still be read. Dim:
// nobody is to be drawn to it.
#include <optional>

#include "ui/screens/stack.h"

namespace screens {
namespace {

std::string tile_id(flow::Tile tile) {
    return "closed." + std::string(model::tile_words[static_cast<std::size_t>(tile)]);
}

// The number, and beside it whose it is.
void add_line(Page& page, Stack& stack, view::Hotline const& line, float width) {
    auto& kit = page.kit;
    kit::Colour const ink = kit.palette().text_on_sky;
    kit::TextLook const number{kit::FontRole::Title, ink, kit::Align::Left, kit::Role::Text};
    kit::TextLook const name{kit::FontRole::Body, ink, kit::Align::Left, kit::Role::Text};
    float const left = page.line(kit::FontRole::Title) * 3;
    float const words = kit.text_height(width - left, line.name, name.font);
    float const height = std::max(kit.text_height(left, line.number, number.font), words);
    stack.block(height, 2, [&page, &line, number, name, left, words](kit::Rect row) {
        page.kit.text("closed.number." + line.number, row.take_left(left), line.number, number);
        row.take_top((row.h - words) / 2); // in the middle of the number's height
        page.kit.text("closed.name." + line.number, row, line.name, name);
    });
}

void add_words(Page& page, Stack& stack, view::Closed const& view, kit::FontRole words) {
    kit::Colour const ink = page.kit.palette().text_on_sky;
    bool const tight = page.tight();
    stack.text("closed.title", view.title,
               {tight ? kit::FontRole::Title : kit::FontRole::Display, ink, kit::Align::Left, kit::Role::Heading},
               tight ? 2 : 4);
    stack.text("closed.text", view.text, {words, ink, kit::Align::Left, kit::Role::Text}, tight ? 3 : 8);
    stack.label("closed.emergency", view.emergency, {kit::FontRole::Body, ink, kit::Align::Left, kit::Role::Text});
    for (auto const& line : view.hotlines)
        add_line(page, stack, line, page.area.w);
}

// The tiles as buttons at the foot; takes their height off.
void draw_tiles(Page& page, view::Closed const& view) {
    if (view.tiles.empty()) return;
    auto& kit = page.kit;
    bool const wide = !kit.portrait() && !page.tight();
    int const across = wide ? static_cast<int>(view.tiles.size()) : 2;
    int const down = (static_cast<int>(view.tiles.size()) + across - 1) / across;
    float const gap = page.px(page.tight() ? 3 : 5), high = page.px(kit.sizes().way_on);
    auto const foot = page.area.take_bottom(static_cast<float>(down) * (high + gap) - gap);
    page.area.take_bottom(page.px(2));
    kit::TextLook const label{kit::FontRole::Caption, kit.palette().text_on_sky, kit::Align::Left, kit::Role::Text};
    float const words = kit.text_height(page.area.w, view.informs, label.font);
    kit.text("closed.informs", page.area.take_bottom(words), view.informs, label);
    page.area.take_bottom(gap);
    std::size_t next = 0;
    for (auto const row : rows(foot, down, gap))
        for (auto const box : columns(row, across, gap)) {
            if (next == view.tiles.size()) return;
            auto const& tile = view.tiles[next++];
            kit::ButtonLook look;
            look.icon = icon_of(tile.tile);
            look.may_be_icon = true;
            page.when(kit.button(tile_id(tile.tile), box, tile.label, look), flow::OpenTile{tile.tile});
        }
}

} // namespace

void draw_closed(Page& page, view::Closed const& view) {
    auto& kit = page.kit;
    kit::Rect const screen = kit.screen();
    kit.fill({screen.x, page.area.y - page.px(5), screen.w, page.area.h + page.px(10)}, kit.palette().sky);
    draw_tiles(page, view);
    bool const tight = page.tight();
    std::optional<Stack> stack;
    for (auto const words : {kit::FontRole::Title, kit::FontRole::BodyStrong}) { // as large as there is room for
        if (stack && stack->height() <= page.area.h) break;
        add_words(page, stack.emplace(page, "closed.page", page.area.w), view,
                  tight ? kit::FontRole::BodyStrong : words);
    }
    if (!tight && stack->height() < page.area.h) page.area.take_top((page.area.h - stack->height()) * 0.3F);
    std::optional<kit::Rect> bar; // to turn the page: on a plate, for its words are dark
    if (stack->height() > page.area.h) {
        bar = page.area.take_bottom(page.px(kit.sizes().target));
        page.area.take_bottom(page.px(3));
        kit.panel(*bar, kit.palette().surface);
    }
    stack->draw(page.area, bar);
    if (view.waits) kit.busy(page.area.take_bottom(page.px(10)));
}

} // namespace screens
