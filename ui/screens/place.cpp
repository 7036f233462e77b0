#include <span>

#include "ui/screens/page.h"

namespace screens {
namespace {

// All other places: by their names, and on the map.
void draw_others(Page& page, std::span<kit::Rect const> boxes, view::Place const& view) {
    auto& kit = page.kit;
    kit::TileLook look;
    look.hue = kit.palette().teal;
    look.arrow = true;
    page.when(kit.tile("place.other", boxes[0], kit::Icon::Search, view.other, {}, look), flow::OtherPlace{});
    if (view.map.empty()) return;
    look.hue = kit.palette().green;
    page.when(kit.tile("place.map", boxes[1], kit::Icon::Map, view.map, {}, look), flow::OpenMap{});
}

} // namespace

// One tile a place, and below them the ways to all others, side by side.
void draw_place(Page& page, view::Place const& view) {
    auto& kit = page.kit;
    page.heading("place.title", view.title);
    int const places = static_cast<int>(view.choices.size()), others = view.map.empty() ? 1 : 2;
    float const gap = page.px(page.tight() ? 4 : 8);
    bool const portrait = kit.portrait();
    bool const stacked = portrait || page.stretch() > 1.2F; // long names want wide tiles
    kit::Rect room = page.area.take_top(std::min(page.area.h, page.px(portrait ? 300 : 190)));
    auto boxes = rows(room, stacked ? places + 1 : 2, gap);
    auto const lower = columns(boxes.back(), others, gap);
    if (stacked)
        boxes.pop_back();
    else
        boxes = columns(boxes.front(), places, gap);
    boxes.insert(boxes.end(), lower.begin(), lower.end());
    std::size_t next = 0;
    for (auto const& choice : view.choices) {
        kit::TileLook look;
        look.selected = choice.selected;
        look.arrow = true;
        auto const icon = choice.station ? kit::Icon::Station : kit::Icon::Place;
        page.when(kit.tile("place." + choice.id, boxes[next++], icon, choice.label, choice.second, look),
                  flow::ChoosePlace{choice.id});
    }
    draw_others(page, std::span(boxes).subspan(next), view);
}

} // namespace screens
