#include "ui/screens/map_sheet.h"

#include <algorithm>

namespace screens {
namespace {

constexpr double joint_mm = 0.5, apart_mm = 1.9; // between two stones: half of it, and half of what parts two targets

// From kilometres to pixels and back.
struct Sheet {
    kit::Rect box;
    base::Spot middle;
    double scale; // pixels for a kilometre

    kit::Point on_glass(base::Spot spot) const {
        kit::Point const centre = box.centre();
        return {centre.x + static_cast<float>((spot.x - middle.x) * scale),
                centre.y - static_cast<float>((spot.y - middle.y) * scale)};
    }
    base::Spot on_land(kit::Point point) const {
        kit::Point const centre = box.centre();
        return {middle.x + static_cast<double>(point.x - centre.x) / scale,
                middle.y - static_cast<double>(point.y - centre.y) / scale};
    }
    // What is seen, less a rim.
    base::Convex seen(base::Convex const& shape, double rim) const {
        double const across = box.w / 2 / scale - rim, up = box.h / 2 / scale - rim;
        return base::clipped(shape, {middle.x - across, middle.y - up}, {middle.x + across, middle.y + up});
    }
};

kit::Rect room_of(Sheet const& sheet, base::Convex const& cell, double millimetre, double target) {
    auto const inside = base::shrunk(sheet.seen(cell, 0.3 * millimetre), apart_mm * millimetre);
    auto const room = base::room_in(inside, target * millimetre + 1 / sheet.scale);
    if (!room) return {};
    auto const corner = sheet.on_glass({room->middle.x - room->width / 2, room->middle.y + room->height / 2});
    return kit::Rect{corner.x, corner.y, static_cast<float>(room->width * sheet.scale),
                     static_cast<float>(room->height * sheet.scale)}
        .whole();
}

std::vector<kit::Point> outline_of(Sheet const& sheet, base::Convex const& cell, double millimetre) {
    std::vector<kit::Point> outline;
    for (auto const corner : base::shrunk(sheet.seen(cell, -5 * millimetre), joint_mm * millimetre))
        outline.push_back(sheet.on_glass(corner));
    std::reverse(outline.begin(), outline.end()); // the glass is turned over
    return outline;
}

std::string nearest_to(base::Spot spot, std::vector<view::MapCell> const& cells) {
    view::MapCell const* found = nullptr;
    for (auto const& cell : cells)
        if (!cell.apart && (!found || base::distance(spot, cell.centre) < base::distance(spot, found->centre)))
            found = &cell;
    return found ? found->id : std::string();
}

} // namespace

void draw_sheet(Page& page, kit::Rect box, view::PickOnMap const& view) {
    auto& kit = page.kit;
    Sheet const sheet{box, view.middle, static_cast<double>(page.px(view.scale))};
    double const millimetre = 1 / view.scale;
    kit::Rect const islands = ground_of_islands(page, box, view);
    std::vector<kit::MapCell> cells;
    for (auto const& cell : view.cells) {
        auto outline = cell.apart ? std::vector<kit::Point>() : outline_of(sheet, cell.outline, millimetre);
        if (outline.size() < 3) continue;
        auto const room = clear_of(room_of(sheet, cell.outline, millimetre, kit.sizes().target), islands,
                                   page.px(kit.sizes().target));
        cells.push_back(
            {cell.id, cell.label, cell.name, cell.spoken, std::move(outline), room, cell.tint, cell.here, cell.chosen});
    }
    std::vector<kit::Point> line;
    for (auto const station : view.stations)
        line.push_back(sheet.on_glass(station));
    std::optional<kit::Point> pin;
    if (view.kiosk) pin = sheet.on_glass(*view.kiosk);
    auto const press = kit.map("map", box, {cells, line, pin});
    if (press.cell) page.actions.push_back(flow::PointAt{std::string(cells[*press.cell].id)});
    if (press.at) page.actions.push_back(flow::PointAt{nearest_to(sheet.on_land(*press.at), view.cells)});
    draw_islands(page, islands, view);
}

} // namespace screens
