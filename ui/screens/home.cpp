#include <algorithm>

#include "ui/screens/page.h"

namespace screens {
namespace {

std::string_view id_of(flow::Tile tile) {
    switch (tile) {
    case flow::Tile::Report: return "home.report";
    case flow::Tile::Procedures: return "home.procedures";
    case flow::Tile::Track: return "home.track";
    case flow::Tile::HealthEducation: return "home.health_education";
    case flow::Tile::Transport: return "home.transport";
    case flow::Tile::News: return "home.news";
    }
    return "home";
}

kit::TileLook look_of(flow::Tile tile, kit::Palette const& palette) {
    kit::TileLook look;
    look.arrow = true;
    switch (tile) {
    case flow::Tile::Report: look.featured = true; break;
    case flow::Tile::Procedures: look.hue = palette.green; break;
    case flow::Tile::Track: look.hue = palette.brown; break;
    case flow::Tile::HealthEducation: look.hue = palette.rose; break;
    case flow::Tile::Transport: look.hue = palette.teal; break;
    case flow::Tile::News: look.hue = palette.violet; break;
    }
    return look;
}

// How many tiles side by side: each as wide as its words want to be.
int tiles_across(Page const& page) {
    bool const wide = page.area.w >= 3 * page.px(95) * page.stretch();
    return page.kit.portrait() || !wide ? 2 : 3;
}

// The least height of a row of tiles: two lines of words, and a third where letters are small.
float row_height(Page const& page) {
    return std::max(2 * page.line(kit::FontRole::Caption) + page.px(10), page.px(36));
}

// The greeting over the city; the tiles begin on its lower edge. Left out where the tiles need the room: the screen's
// name in the tree says it, too.
void draw_greeting(Page& page, view::Home const& view, float tiles) {
    auto& kit = page.kit;
    bool const portrait = kit.portrait();
    kit::Rect const screen = kit.screen();
    float const top = screen.y + page.px(kit.sizes().bar), covered = page.px(portrait ? 20 : 16);
    kit::TextLook const title{kit::FontRole::Display, kit.palette().text_on_sky, kit::Align::Left, kit::Role::Heading};
    kit::TextLook const text{kit::FontRole::BodyStrong, kit.palette().text_on_sky, kit::Align::Left, kit::Role::Text};
    kit::Rect words = page.area;
    float const first = kit.text_height(words.w, view.title, title.font);
    float const second = kit.text_height(words.w, view.text, text.font);
    float const least = page.area.y - top + first + second + covered + page.px(2);
    float const room = page.area.bottom() - tiles - top + covered;
    if (room < least) return;
    kit::Rect const picture{screen.x, top, screen.w,
                            std::clamp(page.px(portrait ? 122 : 72), least, std::max(least, room))};
    kit.scenery(picture, covered);
    words.take_top(std::max(0.F, std::min(page.px(portrait ? 6 : 1), picture.h - least)));
    kit.text("home.title", words.take_top(first), view.title, title);
    kit.text("home.text", words.take_top(second), view.text, text);
    page.area.take_top(picture.bottom() - covered - page.area.y);
}

// What cannot be done now, quietly below the tiles; where there is little room, the gravest alone.
void draw_notes(Page& page, std::vector<std::string> const& notes) {
    auto& kit = page.kit;
    std::size_t const count = std::min<std::size_t>(notes.size(), page.tight() ? 1 : 2);
    for (std::size_t i = count; i-- > 0;) {
        kit::TextLook const look{kit::FontRole::Caption, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text};
        float const height = kit.text_height(page.area.w, notes[i], look.font);
        bool const in_the_way = kit.text_size() == kit::TextSize::Largest || height > 1.5F * page.line(look.font);
        if (page.tight() && in_the_way) return; // the tiles need the room; who has to know is told later as well
        kit.text("home.note." + std::to_string(i), page.area.take_bottom(height), notes[i], look);
        page.area.take_bottom(page.px(page.tight() ? 1 : 2));
    }
}

} // namespace

kit::Icon icon_of(flow::Tile tile) {
    switch (tile) {
    case flow::Tile::Report: return kit::Icon::Report;
    case flow::Tile::Procedures: return kit::Icon::Procedures;
    case flow::Tile::Track: return kit::Icon::Ticket;
    case flow::Tile::HealthEducation: return kit::Icon::HealthEducation;
    case flow::Tile::Transport: return kit::Icon::Transport;
    case flow::Tile::News: return kit::Icon::News;
    }
    return kit::Icon::None;
}

void draw_home(Page& page, view::Home const& view) {
    auto& kit = page.kit;
    int const across = tiles_across(page);
    int const count = static_cast<int>(view.tiles.size()), down = (count + across - 1) / across;
    float const gap = page.px(page.tight() ? 4 : 7);
    draw_notes(page, view.notes);
    draw_greeting(page, view, static_cast<float>(down) * (row_height(page) + gap) - gap);
    std::size_t next = 0;
    for (auto const row : rows(page.area, down, gap))
        for (auto const box : columns(row, across, gap)) {
            if (next == view.tiles.size()) return;
            auto const& tile = view.tiles[next++];
            auto const look = look_of(tile.tile, kit.palette());
            // Where a note takes the little room there is, what the tiles are called comes before what they say more.
            bool const name_alone = page.tight() && !view.notes.empty();
            auto const second = name_alone ? std::string_view() : std::string_view(tile.second);
            page.when(kit.tile(id_of(tile.tile), box, icon_of(tile.tile), tile.label, second, look),
                      flow::OpenTile{tile.tile});
        }
}

} // namespace screens
