// The map a place is pointed at on: the mosaic of the wards; beside it nine keys that move it, and what is chosen.
#include <algorithm>
#include <array>

#include "ui/screens/map_sheet.h"
#include "ui/screens/stack.h"

namespace screens {
namespace {

// One of the nine keys: its id, words, icon, and what it does.
struct MapKeyOf {
    std::string_view id, label;
    kit::Icon icon;
    bool enabled;
    flow::Action action;
};

// As on a compass, with closer and farther in the upper corners and the way back in the middle.
void draw_keys(Page& page, kit::Rect pad, view::PickOnMap const& view, kit::Rect const& map) {
    double const scale = static_cast<double>(page.px(view.scale));
    double const across = static_cast<double>(map.w) / scale / 2, up = static_cast<double>(map.h) / scale / 2;
    std::array<MapKeyOf, 7> const keys{
        {{"map.out", view.farther, kit::Icon::Farther, view.can_farther, flow::ZoomMap{false}},
         {"map.north", view.north, kit::Icon::North, true, flow::MoveMap{{0, up}}},
         {"map.in", view.closer, kit::Icon::Closer, view.can_closer, flow::ZoomMap{true}},
         {"map.west", view.west, kit::Icon::West, true, flow::MoveMap{{-across, 0}}},
         {"map.centre", view.centre, kit::Icon::Here, true, flow::CentreMap{}},
         {"map.east", view.east, kit::Icon::East, true, flow::MoveMap{{across, 0}}},
         {"map.south", view.south, kit::Icon::South, true, flow::MoveMap{{0, -up}}}}};
    auto const lines = rows(pad, 3, page.px(page.kit.sizes().gap) + 1);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        std::size_t const place = i == 6 ? 7 : i; // the last is alone in its row, in the middle
        auto const boxes = columns(lines[place / 3], 3, page.px(page.kit.sizes().gap) + 1);
        kit::ButtonLook look;
        look.icon = keys[i].icon;
        look.only_icon = true;
        look.enabled = keys[i].enabled;
        page.when(page.kit.button(keys[i].id, boxes[place % 3], keys[i].label, look), keys[i].action);
    }
}

// The chosen one, large; before there is one, what the drawing is and is not. Below: what its signs mean.
void draw_words(Page& page, kit::Rect side, view::PickOnMap const& view) {
    auto& kit = page.kit;
    kit::TextLook const quiet{kit::FontRole::Body, kit.palette().text_quiet};
    Stack stack(page, "map.page", side.w);
    if (view.ward.empty()) {
        stack.text("map.hint", view.hint, quiet, 4);
    } else {
        stack.text("map.name", view.name, {kit::FontRole::Title}, 1);
        stack.text("map.region", view.region, quiet, 4);
    }
    float const sign = page.px(12);
    auto const meaning = [&](std::string id, std::string const& words, kit::MapKey key) {
        if (words.empty()) return;
        float const height = std::max(sign, kit.text_height(side.w - sign, words, quiet.font));
        stack.block(height, 1, [&page, &words, id, key, sign, quiet](kit::Rect box) {
            kit::Rect const mark = box.take_left(sign);
            page.kit.map_key({mark.x, mark.y, mark.w - page.px(2), std::min(mark.h, sign)}, key);
            box.take_top(std::max(0.F, (box.h - page.kit.text_height(box.w, words, quiet.font)) / 2));
            page.kit.text(id, box, words, quiet);
        });
    };
    meaning("map.here", view.here, kit::MapKey::Pin);
    meaning("map.line", view.line, kit::MapKey::Line);
    if (stack.height() <= side.h) return stack.draw(side);
    Stack brief(page, "map.page", side.w); // the button says the name, too
    if (!view.ward.empty()) brief.text("map.region", view.region, quiet, 0);
    if (brief.height() <= side.h) brief.draw(side);
}

} // namespace

void draw_map(Page& page, view::PickOnMap const& view) {
    auto& kit = page.kit;
    bool const tight = page.tight(), portrait = kit.portrait();
    page.heading("map.title", view.title);
    page.when(way_on(page, "map.confirm", view.confirm, !view.ward.empty(), kit::Icon::Check),
              flow::ChoosePlace{view.ward});
    float const key = std::max(page.px(kit.sizes().target) + 1, page.px(tight ? 20 : 25));
    float const gaps = 2 * (page.px(kit.sizes().gap) + 1), pad = 3 * key + gaps;
    kit::Rect side = portrait ? page.area.take_bottom(pad) : page.area.take_right(std::max(pad, page.area.w * 0.24F));
    (portrait ? page.area.take_bottom(page.px(5)) : page.area.take_right(page.px(tight ? 4 : 6)));
    kit::Rect const map = page.area;
    kit::Rect keys = portrait ? side.take_left(std::max(pad, side.w * 0.4F)) : side.take_top(pad);
    (portrait ? side.take_left(page.px(8)) : side.take_top(page.px(tight ? 3 : 5)));
    draw_sheet(page, map, view);
    draw_keys(page, keys, view, map);
    draw_words(page, side, view);
}

} // namespace screens
