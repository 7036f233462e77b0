// The islands far out at sea, beside the map.
#include <algorithm>

#include "ui/screens/map_sheet.h"

namespace screens {

kit::Rect ground_of_islands(Page const& page, kit::Rect box, view::PickOnMap const& view) {
    auto const count = static_cast<float>(std::ranges::count_if(view.cells, &view::MapCell::apart));
    if (count == 0) return {};
    float const rim = page.px(3), step = page.px(page.kit.sizes().target + page.kit.sizes().gap) + 2;
    float const wide = std::min(box.w * 0.5F, page.px(54) * page.stretch());
    return {box.right() - wide - 2 * rim, box.bottom() - count * step - rim, wide + 2 * rim, count * step + rim};
}

void draw_islands(Page& page, kit::Rect ground, view::PickOnMap const& view) {
    auto& kit = page.kit;
    kit::Rect column = ground.inset(page.px(3), 0);
    column.take_bottom(page.px(3));
    for (auto const& cell : view.cells) {
        if (!cell.apart) continue;
        kit::ButtonLook look;
        look.icon = kit::Icon::Island;
        look.face = cell.name;
        look.font = kit::FontRole::Body;
        look.selected = cell.chosen;
        look.may_be_icon = true;
        kit::Rect const box = column.take_bottom(page.px(kit.sizes().target) + 1);
        page.when(kit.button("map." + cell.id, box, cell.label, look), flow::PointAt{cell.id});
        column.take_bottom(page.px(kit.sizes().gap) + 1);
    }
}

kit::Rect clear_of(kit::Rect room, kit::Rect const& islands, float least) {
    bool const meets = islands.w > 0 && room.right() > islands.x && room.bottom() > islands.y;
    if (!meets) return room;
    kit::Rect const beside{room.x, room.y, islands.x - room.x, room.h};
    kit::Rect const above{room.x, room.y, room.w, islands.y - room.y};
    kit::Rect const larger = beside.w * beside.h > above.w * above.h && beside.w >= least ? beside : above;
    return larger.w >= least && larger.h >= least ? larger : kit::Rect{};
}

} // namespace screens
