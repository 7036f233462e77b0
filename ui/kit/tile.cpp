#include "ui/kit/widgets.h"

#include <algorithm>

namespace kit {

namespace {

// Where the words sit in their room.
enum class Seat { Middle, Bottom };

// A square plate with the icon, in the city's blue.
void draw_plate(Frame& frame, Rect plate, Icon icon) {
    frame.paint().rect(plate, frame.palette.primary, frame.radius());
    frame.paint().icon(plate, icon, frame.palette.text_on_primary, FontRole::IconLarge);
}

void draw_words(Frame& frame, std::string_view id, Rect room, std::string_view label, std::string_view second,
                Seat seat) {
    float const gap = frame.px(1.5);
    float const high = second.empty() ? room.h : room.h * 0.6f;
    Layout const title = balanced(frame.fonts, label, fit(frame.fonts, label, FontRole::Title, room.w, high));
    float const left = room.h - title.height() - gap;
    Layout const below = second.empty() ? Layout{} : fit(frame.fonts, second, FontRole::Body, room.w, left);
    float const used = title.height() + (second.empty() ? 0 : gap + below.height());
    room.take_top(seat == Seat::Middle ? (room.h - used) / 2 : room.h - used);
    frame.paint().text(title, room.take_top(title.height()), Align::Left, frame.palette.text);
    if (second.empty()) return;
    room.take_top(gap);
    Rect const ink = frame.paint().text(below, room, Align::Left, frame.palette.text_quiet);
    frame.node(Role::Text, std::string(id) + ".second", second, ink);
}

} // namespace

bool draw_tile(Frame& frame, std::string_view id, Rect box, Icon icon, std::string_view label,
               std::string_view second) {
    Press const press = frame.target(id, box);
    float const radius = frame.px(frame.sizes.radius_large);
    if (press.held)
        frame.paint().rect(box, frame.palette.surface_pressed, radius);
    else
        draw_card(frame, box, frame.palette.surface, radius);
    frame.paint().edge(box, press.held ? frame.palette.primary : frame.palette.line, radius,
                       frame.px(frame.sizes.line));
    frame.draw_ripples(id, box, radius, frame.palette.primary);
    frame.node(Role::Tile, id, label, box, {.pressed = press.held});

    Rect inner = box.inset(std::min(frame.px(7), box.h * 0.12f));
    float const plate = std::min({frame.px(36), inner.h, inner.w * 0.4f});
    bool const wide = box.w > 2 * box.h || inner.h < frame.px(58);
    if (wide) {
        Rect const column = inner.take_left(plate);
        draw_plate(frame, {column.x, column.y + (column.h - plate) / 2, plate, plate}, icon);
        inner.take_left(frame.px(6));
    } else {
        Rect const row = inner.take_top(plate);
        draw_plate(frame, {row.x, row.y, plate, plate}, icon);
        inner.take_top(frame.px(4));
    }
    draw_words(frame, id, inner, label, second, wide ? Seat::Middle : Seat::Bottom);
    return press.pressed;
}

} // namespace kit
