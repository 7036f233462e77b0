#include "ui/kit/widgets.h"

namespace kit {

namespace {

Surface disabled_surface(Palette const& p) {
    Colour const fill = mixed(p.background, p.line, 0.14f);
    return {fill, p.text_disabled, p.text_disabled, mixed(fill, p.line, 0.35f), false};
}

Colour fill_of(Palette const& p, Tone tone, bool held) {
    switch (tone) {
    case Tone::Primary: return held ? p.primary_pressed : p.primary;
    case Tone::Secondary: return held ? p.surface_pressed : p.surface;
    case Tone::Accent: return held ? p.accent_pressed : p.accent_soft;
    case Tone::Quiet: return held ? p.surface_pressed : 0;
    case Tone::Danger: return held ? p.danger_pressed : p.danger;
    }
    return p.surface;
}

Surface surface_of(Palette const& p, ButtonLook const& look, bool held) {
    if (!look.enabled) return disabled_surface(p);
    if (look.selected)
        return {held ? p.surface_pressed : p.primary_soft, p.primary_pressed, p.text_quiet, p.primary, false};
    auto const fill = fill_of(p, look.tone, held);
    switch (look.tone) {
    case Tone::Primary:
    case Tone::Danger: return {fill, p.text_on_primary, p.text_on_primary, 0, !held};
    case Tone::Secondary: return {fill, p.primary, p.text_quiet, p.primary, !held};
    case Tone::Accent: return {fill, p.text_on_accent, p.text_on_accent, p.text_on_accent, !held};
    case Tone::Quiet: return {fill, p.primary, p.text_quiet, held ? p.line : 0, false};
    }
    return disabled_surface(p);
}

void draw_tick(Frame& frame, Rect place) {
    Point const middle = place.centre();
    frame.paint().circle(middle, frame.px(0.42 * cap_height_mm(FontRole::Icon, frame.text_size)),
                         frame.palette.primary);
    frame.paint().icon(place, Icon::Check, frame.palette.text_on_primary, FontRole::Icon);
}

float icon_room(Frame const& frame) { return frame.px(cap_height_mm(FontRole::Icon, frame.text_size) + 3); }

// Before the words; the arrow of "next" behind them, where it points to. Takes its room off the group.
void draw_icon(Frame& frame, Rect& group, float room, Icon icon, Colour colour) {
    Rect place = icon == Icon::Next ? group.take_right(room) : group.take_left(room);
    float const side = frame.px(cap_height_mm(FontRole::Icon, frame.text_size));
    frame.paint().icon(icon == Icon::Next ? place.take_right(side) : place.take_left(side), icon, colour,
                       FontRole::Icon);
}

// Icon and words side by side, as one group that is aligned in the box; the second line below the label.
struct Wording {
    Layout label, second;
    float icon = 0; // width with its gap
    float width() const {
        float widest = 0;
        for (Layout const* layout : {&label, &second})
            for (Line const& line : layout->lines)
                widest = line.width > widest ? line.width : widest;
        return widest;
    }
};

Wording set(Frame& frame, Rect inner, std::string_view label, ButtonLook const& look) {
    Wording words;
    if (look.icon != Icon::None) words.icon = icon_room(frame);
    float const width = inner.w - words.icon;
    if (look.second.empty()) {
        words.label = balanced(frame.fonts, label, fit(frame.fonts, label, look.font, width, inner.h));
        return words;
    }
    words.second = fit(frame.fonts, look.second, FontRole::Body, width, inner.h * 0.45f);
    words.label = fit(frame.fonts, label, look.font, width, inner.h - words.second.height());
    if (words.label.height() + words.second.height() <= inner.h * 1.05f && !words.second.lines.back().cut) return words;
    words.second = {}; // it is in the tree; the label has the room
    words.label = fit(frame.fonts, label, look.font, width, inner.h);
    return words;
}

bool is_cut(Layout const& layout) { return !layout.lines.empty() && layout.lines.back().cut; }

// As set(); where the words do not fit beside the tick and the icon, without these: the words say it.
Wording set_best(Frame& frame, Rect& inner, std::string_view face, ButtonLook const& look) {
    Rect const all = inner;
    float const tick = look.selected ? frame.px(cap_height_mm(FontRole::Icon, frame.text_size) + 1) : 0;
    inner.take_right(tick);
    Wording words = set(frame, inner, face, look);
    if (look.may_be_icon || !is_cut(words.label)) {
        if (tick > 0) draw_tick(frame, {inner.right(), inner.y, tick, inner.h});
        return words;
    }
    ButtonLook bare = look;
    bare.icon = Icon::None;
    words = set(frame, inner, face, bare);
    if (is_cut(words.label)) {
        inner = all;
        words = set(frame, inner, face, bare);
    } else if (tick > 0) {
        draw_tick(frame, {inner.right(), inner.y, tick, inner.h});
    }
    return words;
}

void draw_words(Frame& frame, Rect inner, Wording const& words, ButtonLook const& look, Surface const& surface,
                std::string_view id) {
    Rect group = inner;
    if (look.align != Align::Left) {
        float const used = words.width() + words.icon + 1;
        float const slack = inner.w - used;
        group.x += look.align == Align::Centre ? slack / 2 : slack;
        group.w = used;
    }
    if (words.icon > 0) draw_icon(frame, group, words.icon, look.icon, surface.text);
    Align const align = look.align == Align::Centre && words.icon <= 0 ? Align::Centre : Align::Left;
    float const height = words.label.height() + words.second.height();
    Rect place{group.x, group.y + (group.h - height) / 2, group.w, height};
    frame.paint().text(words.label, place.take_top(words.label.height()), align, surface.text);
    if (look.second.empty()) return;
    if (words.second.lines.empty())
        return frame.node(Role::Text, std::string(id) + ".second", look.second, {place.x, place.y, 0, 0});
    Rect const ink = frame.paint().text(words.second, place, align, surface.second);
    frame.node(Role::Text, std::string(id) + ".second", look.second, ink);
}

} // namespace

bool draw_button(Frame& frame, std::string_view id, Rect box, std::string_view label, ButtonLook const& look) {
    Press const press = frame.target(id, box, look.enabled);
    Surface const surface = surface_of(frame.palette, look, press.held);
    draw_surface(frame, box, surface, frame.radius(), look.selected ? 0.9 : frame.sizes.line);
    bool const dark = !look.selected && (look.tone == Tone::Primary || look.tone == Tone::Danger);
    frame.draw_ripples(id, box, frame.radius(), dark ? frame.palette.surface : frame.palette.primary);
    frame.node(Role::Button, id, label, box,
               {.disabled = !look.enabled, .pressed = press.held, .selected = look.selected});
    frame.tree.nodes.back().spoken = look.spoken;

    Rect inner = box.inset(frame.px(4), frame.px(1.5));
    std::string_view const words_of_face = look.face.empty() ? label : look.face;
    std::string_view const face = look.only_icon ? std::string_view() : words_of_face;
    Wording words;
    if (!face.empty() && look.face_mm <= 0)
        words = set_best(frame, inner, face, look);
    else if (look.selected)
        draw_tick(frame, inner.take_right(frame.px(10)));
    if (look.face_mm > 0)
        frame.paint().letters(box, face, frame.px(look.face_mm), surface.text);
    else if (face.empty() || (look.may_be_icon && is_cut(words.label)))
        frame.paint().icon(box, look.icon, surface.text, FontRole::Icon);
    else
        draw_words(frame, inner, words, look, surface, id);
    return press.pressed;
}

} // namespace kit
