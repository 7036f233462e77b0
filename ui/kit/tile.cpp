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

struct Words {
    Layout title, below;
    bool broken = false; // a word is wider than the room
    bool cut() const { return broken || (!title.lines.empty() && title.lines.back().cut); }
};

// The second line where it fits; the title has the room first.
Words set(Frame const& frame, Rect room, TileWords const& words) {
    float const gap = frame.px(2);
    auto const title = [&](float high) {
        return balanced(frame.fonts, words.label, fit(frame.fonts, words.label, FontRole::Title, room.w, high));
    };
    Words set{title(words.second.empty() ? room.h : room.h * 0.6f), {}};
    wrap(frame.fonts, words.label, set.title.role, room.w, &set.broken);
    if (words.second.empty()) return set;
    set.below = fit(frame.fonts, words.second, FontRole::Body, room.w, room.h - set.title.height() - gap);
    bool const fits =
        !set.cut() && !set.below.lines.back().cut && set.title.height() + gap + set.below.height() <= room.h * 1.03f;
    return fits ? set : Words{title(room.h), {}, set.broken};
}

void draw_words(Frame& frame, std::string_view id, Rect room, TileWords const& words, Inks const& inks, Seat seat) {
    float const gap = frame.px(2);
    Words const as_set = set(frame, room, words);
    float const used = as_set.title.height() + (as_set.below.lines.empty() ? 0 : gap + as_set.below.height());
    room.take_top(seat == Seat::Middle ? (room.h - used) / 2 : room.h - used);
    frame.paint().text(as_set.title, room.take_top(as_set.title.height()), Align::Left, inks.label);
    if (words.second.empty()) return;
    room.take_top(gap);
    Rect const ink = as_set.below.lines.empty() ? Rect{room.x, room.y, 0, 0}
                                                : frame.paint().text(as_set.below, room, Align::Left, inks.second);
    frame.node(Role::Text, std::string(id) + ".second", words.second, ink);
}

// Icon, words and mark side by side; where the words have no room the mark is left out, and then the icon.
void draw_wide(Frame& frame, std::string_view id, Rect inner, float plate, TileWords const& words, TileLook const& look,
               Inks const& inks) {
    bool const marked = look.arrow || look.selected;
    float const mark = marked ? frame.px(17) : 0, icon = plate + frame.px(7);
    auto const fits = [&](float taken) {
        return !set(frame, {inner.x, inner.y, inner.w - taken, inner.h}, words).cut();
    };
    bool const with_mark = marked && (look.selected || fits(icon + mark));
    bool const with_icon = fits(icon + (with_mark ? mark : 0));
    if (with_icon) {
        Rect const column = inner.take_left(icon);
        draw_plate(frame, {column.x, column.y + (column.h - plate) / 2, plate, plate}, words.icon, inks);
    }
    if (with_mark) {
        Rect const end = Rect{inner.take_right(mark)}.take_right(frame.px(13));
        draw_mark(frame, {end.x, end.y + (end.h - end.w) / 2, end.w, end.w}, look, inks);
    }
    draw_words(frame, id, inner, words, inks, Seat::Middle);
}

} // namespace

bool draw_tile(Frame& frame, std::string_view id, Rect box, TileWords const& words, TileLook const& look) {
    Press const press = frame.target(id, box);
    float const radius = frame.px(frame.sizes.radius_large);
    Inks const inks = inks_of(frame.palette, look, press.held);
    box = box.whole(); // else a rim of the fill shows outside of its edge
    if (press.held)
        frame.paint().rect(box, inks.fill, radius);
    else
        draw_card(frame, box, inks.fill, radius);
    if (inks.edge != 0) frame.paint().edge(box, inks.edge, radius, frame.px(look.selected ? 0.9 : frame.sizes.line));
    frame.draw_ripples(id, box, radius, look.featured ? frame.palette.surface : frame.palette.primary);
    frame.node(Role::Tile, id, words.label, box, {.pressed = press.held, .selected = look.selected});

    Rect inner = box.inset(std::min(frame.px(8), box.h * 0.12f));
    float const plate = std::min({frame.px(44), std::max(frame.px(34), inner.h * 0.38f), inner.h, inner.w * 0.4f});
    Rect upright = inner;
    upright.take_top(plate + frame.px(4));
    bool const wide = box.w > 2.2f * box.h || inner.h < frame.px(58) || set(frame, upright, words).cut();
    if (wide) {
        draw_wide(frame, id, inner, plate, words, look, inks);
        return press.pressed;
    }
    draw_mark(frame, inner, look, inks);
    draw_plate(frame, {inner.x, inner.y, plate, plate}, words.icon, inks);
    draw_words(frame, id, upright, words, inks, Seat::Bottom);
    return press.pressed;
}

} // namespace kit
