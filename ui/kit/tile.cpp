#include "ui/kit/widgets.h"

#include <algorithm>

namespace kit {

namespace {

// Where the words sit in their room.
enum class Seat { Middle, Bottom };

struct Inks {
    Colour fill, plate, icon, label, second, edge;
};

Inks inks_of(Palette const& p, TileLook const& look, bool held) {
    Colour const hue = look.hue != 0 ? look.hue : p.primary;
    if (look.featured)
        return {
            held ? p.primary_pressed : hue, p.text_on_primary, hue, p.text_on_primary, p.text_on_primary, p.surface};
    if (held) return {p.surface_pressed, hue, p.text_on_primary, p.text, p.text_quiet, p.primary};
    if (look.selected) return {p.primary_soft, hue, p.text_on_primary, p.text, p.text_quiet, p.primary};
    return {p.surface, hue, p.text_on_primary, p.text, p.text_quiet, p.line};
}

void draw_plate(Frame& frame, Rect plate, Icon icon, Inks const& inks) {
    frame.paint().rect(plate, inks.plate, plate.w * 0.26f);
    frame.paint().icon(plate, icon, inks.icon, FontRole::IconLarge);
}

// In the upper right corner: a tick on a choice that is made, an arrow on a way on.
void draw_mark(Frame& frame, Rect inner, TileLook const& look, Inks const& inks) {
    if (!look.arrow && !look.selected) return;
    float const side = frame.px(13);
    Rect const disc{inner.right() - side, inner.y, side, side};
    Colour const ground = look.selected   ? inks.plate
                          : look.featured ? faded(inks.plate, 0.18f)
                                          : faded(inks.plate, 0.1f);
    Colour const ink = look.selected || look.featured ? frame.palette.text_on_primary : inks.plate;
    frame.paint().circle(disc.centre(), side / 2, ground);
    frame.paint().icon(disc, look.selected ? Icon::Check : Icon::Next, ink, FontRole::Icon);
}

void draw_words(Frame& frame, std::string_view id, Rect room, TileWords const& words, Inks const& inks, Seat seat) {
    float const gap = frame.px(2);
    float const high = words.second.empty() ? room.h : room.h * 0.6f;
    Layout const title =
        balanced(frame.fonts, words.label, fit(frame.fonts, words.label, FontRole::Title, room.w, high));
    float const left = room.h - title.height() - gap;
    Layout const below = words.second.empty() ? Layout{} : fit(frame.fonts, words.second, FontRole::Body, room.w, left);
    float const used = title.height() + (words.second.empty() ? 0 : gap + below.height());
    room.take_top(seat == Seat::Middle ? (room.h - used) / 2 : room.h - used);
    frame.paint().text(title, room.take_top(title.height()), Align::Left, inks.label);
    if (words.second.empty()) return;
    room.take_top(gap);
    Rect const ink = frame.paint().text(below, room, Align::Left, inks.second);
    frame.node(Role::Text, std::string(id) + ".second", words.second, ink);
}

} // namespace

bool draw_tile(Frame& frame, std::string_view id, Rect box, TileWords const& words, TileLook const& look) {
    Press const press = frame.target(id, box);
    float const radius = frame.px(frame.sizes.radius_large);
    Inks const inks = inks_of(frame.palette, look, press.held);
    if (press.held)
        frame.paint().rect(box, inks.fill, radius);
    else
        draw_card(frame, box, inks.fill, radius);
    if (inks.edge != 0) frame.paint().edge(box, inks.edge, radius, frame.px(look.selected ? 0.9 : frame.sizes.line));
    frame.draw_ripples(id, box, radius, look.featured ? frame.palette.surface : frame.palette.primary);
    frame.node(Role::Tile, id, words.label, box, {.pressed = press.held, .selected = look.selected});

    Rect inner = box.inset(std::min(frame.px(8), box.h * 0.12f));
    float const plate = std::min({frame.px(44), std::max(frame.px(34), inner.h * 0.38f), inner.h, inner.w * 0.4f});
    bool const wide = box.w > 2.2f * box.h || inner.h < frame.px(58);
    if (wide) {
        Rect const column = inner.take_left(plate);
        draw_plate(frame, {column.x, column.y + (column.h - plate) / 2, plate, plate}, words.icon, inks);
        inner.take_left(frame.px(7));
        if (look.arrow || look.selected) {
            Rect const end = inner.take_right(frame.px(13));
            draw_mark(frame, {end.x, end.y + (end.h - end.w) / 2, end.w, end.w}, look, inks);
            inner.take_right(frame.px(4));
        }
    } else {
        draw_mark(frame, inner, look, inks);
        Rect const row = inner.take_top(plate);
        draw_plate(frame, {row.x, row.y, plate, plate}, words.icon, inks);
        inner.take_top(frame.px(4));
    }
    draw_words(frame, id, inner, words, inks, wide ? Seat::Middle : Seat::Bottom);
    return press.pressed;
}

} // namespace kit
