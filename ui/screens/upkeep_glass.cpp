// The panel as cells: all of it while touches are recorded, and as a picture of it afterwards.
#include <algorithm>

#include "ui/screens/page.h"

namespace screens {
namespace {

kit::Colour cell_colour(view::GlassMap const& map, std::size_t cell, kit::Palette const& palette) {
    int const count = map.counts[cell];
    if (map.wanted) return count > 0 ? palette.success : palette.surface;
    if (count == 0) return palette.surface;
    return count == 1 ? palette.brown : palette.danger;
}

} // namespace

void draw_glass_map(Page& page, kit::Rect box, view::GlassMap const& map) {
    auto& kit = page.kit;
    float const line = std::max(1.F, page.px(0.5));
    float const w = box.w / static_cast<float>(map.columns), h = box.h / static_cast<float>(map.rows);
    kit.fill(box, kit.palette().line);
    for (std::size_t cell = 0; cell < map.counts.size(); ++cell) {
        auto const across = static_cast<std::size_t>(map.columns);
        kit::Rect const at{box.x + w * static_cast<float>(cell % across), box.y + h * static_cast<float>(cell / across),
                           w, h};
        kit.fill(at.inset(line), cell_colour(map, cell, kit.palette()));
    }
}

// The words lie in the middle, on a card that lets the touches through.
void draw_glass(Page& page, view::Glass const& view) {
    auto& kit = page.kit;
    kit::Rect const whole = kit.screen();
    draw_glass_map(page, whole, view.map);
    float const width = std::min(whole.w - page.px(12), page.px(220) * page.stretch());
    float const title = kit.text_height(width, view.title, kit::FontRole::Title);
    float const text = kit.text_height(width, view.text, kit::FontRole::BodyStrong);
    kit::Rect card{whole.x + (whole.w - width) / 2, whole.y + (whole.h - title - text) / 2, width, title + text};
    kit.panel({card.x - page.px(4), card.y - page.px(4), card.w + page.px(8), card.h + page.px(8)},
              kit.palette().surface);
    kit.text("glass.title", card.take_top(title), view.title,
             {kit::FontRole::Title, 0, kit::Align::Centre, kit::Role::Heading});
    kit.text("glass.left", card, view.text, {kit::FontRole::BodyStrong, 0, kit::Align::Centre, kit::Role::Text});
}

} // namespace screens
