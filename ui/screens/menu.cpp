// What a tile opens: its searches as wide bars, then a tile for each thing there is to read; rows, where there are many
// or the letters are large.
#include <algorithm>

#include "ui/screens/page.h"
#include "ui/screens/signs.h"

namespace screens {
namespace {

constexpr double lowest_tile_mm = 36, highest_tile_mm = 62;

kit::Colour hue_of(flow::Tile tile, kit::Palette const& palette) {
    switch (tile) {
    case flow::Tile::Procedures: return palette.green;
    case flow::Tile::HealthEducation: return palette.rose;
    case flow::Tile::Transport: return palette.teal;
    case flow::Tile::News: return palette.violet;
    case flow::Tile::Report:
    case flow::Tile::Track: break;
    }
    return palette.brown;
}

void draw_find(Page& page, view::Choice const& find) {
    auto& kit = page.kit;
    kit::ButtonLook look;
    look.icon = sign_of(find.sign);
    look.second = find.second;
    look.align = kit::Align::Left;
    float const words = page.line(kit::FontRole::BodyStrong) + page.line(kit::FontRole::Body);
    kit::Rect const bar = page.area.take_top(std::max(page.px(kit.sizes().target + 3), words + page.px(6)));
    page.when(kit.button("menu." + find.id, bar, find.label, look), flow::OpenEntry{find.id});
    page.area.take_top(page.px(page.tight() ? 3 : 5));
}

// False: they do not fit, each with the height its words want.
bool draw_tiles(Page& page, view::Menu const& view) {
    auto& kit = page.kit;
    int const across = kit.portrait() || page.area.w < 3 * page.px(95) * page.stretch() ? 2 : 3;
    int const count = static_cast<int>(view.choices.size()), down = (count + across - 1) / across;
    float const gap = page.px(page.tight() ? 4 : 7);
    float const least = std::max(3 * page.line(kit::FontRole::Caption) + page.px(12), page.px(lowest_tile_mm));
    float const room = (page.area.h - gap * static_cast<float>(down - 1)) / static_cast<float>(down);
    if (room < least) return false;
    float const height = std::min(room, std::max(least, page.px(highest_tile_mm)));
    std::size_t next = 0;
    for (int row = 0; row < down; ++row) {
        for (auto const box : columns(page.area.take_top(height), across, gap)) {
            if (next == view.choices.size()) return true;
            auto const& choice = view.choices[next++];
            kit::TileLook look;
            look.hue = hue_of(view.tile, kit.palette());
            look.arrow = true;
            page.when(kit.tile("menu." + choice.id, box, sign_of(choice.sign), choice.label, choice.second, look),
                      flow::OpenEntry{choice.id});
        }
        page.area.take_top(gap);
    }
    return true;
}

} // namespace

void draw_menu(Page& page, view::Menu const& view) {
    page.heading("menu.title", view.title);
    std::vector<kit::ListItem> items;
    auto const add = [&](view::Choice const& choice) {
        auto const second = page.tight() ? std::string() : choice.second;
        items.push_back({choice.id, choice.label, second, sign_of(choice.sign)});
    };
    for (auto const& find : view.finds)
        page.tight() ? add(find) : draw_find(page, find);
    if (!page.tight() && (view.choices.empty() || draw_tiles(page, view))) return;
    std::ranges::for_each(view.choices, add);
    if (auto const pressed = page.kit.list("menu", page.area, items, page.kit.portrait() ? 2 : 3))
        page.actions.push_back(flow::OpenEntry{items[*pressed].id});
}

} // namespace screens
