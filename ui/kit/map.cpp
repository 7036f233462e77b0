// A map as a mosaic: soft stones, each with its name, a railway over them, and a pin. Where a stone is large enough for
// a finger it is a target of its own; between them the place that was touched is told.
#include "ui/kit/map.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/widgets.h"

namespace kit {
namespace {

// The ground between the stones, and six soft hues of them.
Colour ground_of(Palette const& p) { return mixed(p.background, p.line, 0.16f); }
Colour stone_of(Palette const& p, MapCell const& cell, bool held) {
    if (cell.selected) return p.primary;
    if (held) return p.surface_pressed;
    if (cell.here) return p.accent_soft;
    std::array<Colour, 6> const hues{p.primary_soft,
                                     p.success_soft,
                                     p.surface,
                                     mixed(p.surface, p.violet, 0.09f),
                                     mixed(p.surface, p.teal, 0.12f),
                                     mixed(p.surface, p.rose, 0.07f)};
    return hues[cell.tint % hues.size()];
}

// With its corners rounded: each becomes a bend between points on both sides of it.
std::vector<Point> rounded(std::span<Point const> corners, float radius) {
    std::vector<Point> points;
    auto const toward = [radius](Point from, Point to) {
        float const length = std::hypot(to.x - from.x, to.y - from.y);
        float const part = length > 0 ? std::min(radius, length / 2) / length : 0;
        return Point{from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
    };
    for (std::size_t i = 0; i < corners.size(); ++i) {
        Point const corner = corners[i];
        Point const begin = toward(corner, corners[(i + corners.size() - 1) % corners.size()]);
        Point const end = toward(corner, corners[(i + 1) % corners.size()]);
        for (float const t : {0.0f, 0.25f, 0.5f, 0.75f, 1.0f}) {
            float const a = (1 - t) * (1 - t), b = 2 * t * (1 - t), c = t * t;
            points.push_back({a * begin.x + b * corner.x + c * end.x, a * begin.y + b * corner.y + c * end.y});
        }
    }
    return points;
}

// Of a drop that stands on its tip.
constexpr double head_mm = 4, stem_mm = 9;

Rect box_of_pin(Frame const& frame, Point tip) {
    float const radius = frame.px(head_mm + 0.5), high = frame.px(head_mm + stem_mm + 0.5);
    return {tip.x - radius, tip.y - high, 2 * radius, high + frame.px(0.5)};
}

// What the pin leaves of a room: the largest part beside, above or below it.
Rect beside(Rect room, std::optional<Rect> const& pin) {
    bool const meets =
        pin && pin->x < room.right() && room.x < pin->right() && pin->y < room.bottom() && room.y < pin->bottom();
    if (!meets) return room;
    std::array<Rect, 4> const parts{{{room.x, room.y, room.w, pin->y - room.y},
                                     {room.x, pin->bottom(), room.w, room.bottom() - pin->bottom()},
                                     {room.x, room.y, pin->x - room.x, room.h},
                                     {pin->right(), room.y, room.right() - pin->right(), room.h}}};
    return *std::ranges::max_element(parts, {},
                                     [](Rect const& part) { return std::max(part.w, 0.0f) * std::max(part.h, 0.0f); });
}

// In the middle of its room; nothing, where it would have to be cut or broken.
void draw_name(Frame& frame, MapCell const& cell, Rect room, Colour ink) {
    for (FontRole const role : {FontRole::BodyStrong, FontRole::Body, FontRole::Caption}) {
        bool broke = false;
        auto const layout = wrap(frame.fonts, cell.name, role, room.w, &broke);
        if (broke || layout.height() > room.h) continue;
        frame.paint().text_middle(balanced(frame.fonts, cell.name, layout), room, Align::Centre, ink);
        return;
    }
}

void draw_line(Frame& frame, std::span<Point const> stations) {
    auto const& p = frame.palette;
    if (stations.size() < 2) return;
    frame.paint().stroke(stations, frame.px(1.8), mixed(p.accent, p.surface, 0.25f));
    for (Point const station : stations) {
        frame.paint().circle(station, frame.px(2.1), mixed(p.accent, p.surface, 0.25f));
        frame.paint().circle(station, frame.px(1.2), p.surface);
    }
}

void draw_pin(Frame& frame, Point tip) {
    auto const& p = frame.palette;
    float const radius = frame.px(head_mm), up = frame.px(stem_mm);
    Point const head{tip.x, tip.y - up};
    frame.paint().shape(
        std::array<Point, 3>{
            {{head.x - radius * 0.9f, head.y + radius * 0.5f}, {head.x + radius * 0.9f, head.y + radius * 0.5f}, tip}},
        p.danger);
    frame.paint().circle(head, radius, p.danger);
    frame.paint().circle(head, radius * 0.42f, p.surface);
}

bool draw_cell_target(Frame& frame, std::string const& id, MapCell const& cell) {
    Press const press = frame.target(id, cell.room);
    frame.draw_ripples(id, cell.room, frame.radius(), frame.palette.primary);
    frame.node(Role::Button, id, cell.label, cell.room, {.pressed = press.held, .selected = cell.selected});
    frame.tree.nodes.back().spoken = cell.spoken;
    return press.pressed;
}

} // namespace

MapPress draw_map(Frame& frame, std::string_view id, Rect box, MapLook const& look) {
    MapPress press;
    std::string const map(id);
    auto const ground = frame.target(map, box);
    if (ground.pressed) press.at = frame.judge.pressed_at();
    frame.paint().rect(box, ground_of(frame.palette), frame.px(frame.sizes.radius_large));
    frame.paint().begin_clip(box.inset(frame.px(0.6)));
    for (auto const& cell : look.cells) {
        bool const held = cell.room.w > 0 && frame.judge.held(map + "." + std::string(cell.id));
        frame.paint().shape(rounded(cell.outline, frame.px(3)), stone_of(frame.palette, cell, held));
    }
    draw_line(frame, look.line);
    std::optional<Rect> pin;
    if (look.pin) pin = box_of_pin(frame, *look.pin);
    for (std::size_t i = 0; i < look.cells.size(); ++i) {
        auto const& cell = look.cells[i];
        if (cell.room.w <= 0) continue;
        if (draw_cell_target(frame, map + "." + std::string(cell.id), cell)) press.cell = i;
        draw_name(frame, cell, beside(cell.room, pin),
                  cell.selected ? frame.palette.text_on_primary : frame.palette.text);
    }
    if (look.pin && box.contains(*look.pin)) draw_pin(frame, *look.pin);
    frame.draw_ripples(map, box, frame.px(frame.sizes.radius_large), frame.palette.primary);
    frame.paint().end_clip();
    return press;
}

void draw_map_key(Frame& frame, Rect box, MapKey key) {
    if (key == MapKey::Pin) return draw_pin(frame, {box.centre().x, box.centre().y + frame.px(6.5)});
    float const y = box.centre().y;
    std::array<Point, 2> const line{{{box.x + frame.px(2.2), y}, {box.right() - frame.px(2.2), y}}};
    draw_line(frame, line);
}

} // namespace kit
