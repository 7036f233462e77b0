#include "ui/kit/keyboard.h"

#include <algorithm>
#include <array>

#include "kiosk/base/text.h"
#include "ui/kit/tone_marks.h"
#include "ui/kit/typing.h"
#include "ui/kit/widgets.h"

namespace kit {

namespace {

constexpr base::Duration repeats_after{600}, repeats_every{125};

struct Place {
    Key const* key;
    Rect box;
};

// Every row as wide as the widest; rows keep their height on both pages, so the keys of the last row stay where they
// are.
std::vector<Place> places_of(Frame const& frame, Rect box, std::vector<KeyRow> const& rows, std::size_t most_rows) {
    float const gap = frame.px(frame.sizes.gap);
    float const height =
        std::min((box.h - gap * static_cast<float>(most_rows - 1)) / static_cast<float>(most_rows), frame.px(26));
    auto const units_in = [](KeyRow const& row) {
        float units = 0;
        for (Key const& key : row)
            units += key.units;
        return units;
    };
    float unit = 2 * height;
    float width = 0;
    for (KeyRow const& row : rows)
        unit = std::min(unit, (box.w - gap * static_cast<float>(row.size() - 1)) / units_in(row));
    for (KeyRow const& row : rows)
        width = std::max(width, units_in(row) * unit + gap * static_cast<float>(row.size() - 1));

    std::vector<Place> places;
    float y = box.bottom() - static_cast<float>(rows.size()) * (height + gap) + gap;
    for (KeyRow const& row : rows) {
        float const spare = width - units_in(row) * unit - gap * static_cast<float>(row.size() - 1);
        bool const stretches = std::ranges::any_of(row, &Key::stretches);
        float x = box.x + (box.w - width) / 2 + (stretches ? 0 : spare / 2);
        for (Key const& key : row) {
            float const w = key.units * unit + (key.stretches ? spare : 0);
            places.push_back({&key, {x, y, w, height}});
            x += w + gap;
        }
        y += height + gap;
    }
    return places;
}

std::string_view name_of_way(Words const& words, KeyboardLayout layout) {
    switch (layout) {
    case KeyboardLayout::Vietnamese: return words.tone_keys;
    case KeyboardLayout::Telex: return "Telex";
    case KeyboardLayout::Vni: return "VNI";
    case KeyboardLayout::English:
    case KeyboardLayout::Digits:
    case KeyboardLayout::Code: break;
    }
    return {};
}

KeyboardLayout next_way(KeyboardLayout layout) {
    switch (layout) {
    case KeyboardLayout::Vietnamese: return KeyboardLayout::Telex;
    case KeyboardLayout::Telex: return KeyboardLayout::Vni;
    case KeyboardLayout::Vni: return KeyboardLayout::Vietnamese;
    case KeyboardLayout::English:
    case KeyboardLayout::Digits:
    case KeyboardLayout::Code: break;
    }
    return layout;
}

Surface surface_of(Palette const& p, Key const& key, bool held, bool on) {
    if (key.kind == KeyKind::Enter)
        return {held ? p.primary_pressed : p.primary, p.text_on_primary, p.text_on_primary, 0, false};
    if (on) return {p.primary_soft, p.primary, p.text_quiet, p.primary, false};
    if (held) return {p.surface_pressed, p.text, p.text_quiet, p.primary, false};
    bool const types = key.kind == KeyKind::Letter || key.kind == KeyKind::Space;
    return {types ? p.surface : p.primary_soft, types ? p.text : p.primary, p.text_quiet, p.line, false};
}

void draw_icon_and_word(Frame& frame, Rect box, Icon icon, std::string_view word, Colour colour) {
    float const side = frame.px(cap_height_mm(FontRole::Icon, frame.text_size) - 1), room = side + frame.px(2);
    Rect inner = box.inset(frame.px(2), 0);
    Layout const words =
        fit(frame.fonts, word, FontRole::Body, std::max(1.0f, inner.w - room - frame.px(1)), inner.h, 1);
    if (words.lines.front().cut) return frame.paint().icon(box, icon, colour, FontRole::Icon);
    float const used = words.lines.front().width + room;
    inner.take_left((inner.w - used) / 2);
    frame.paint().icon(Rect{inner.take_left(room)}.take_left(side), icon, colour, FontRole::Icon);
    frame.paint().text_middle(words, inner, Align::Left, colour);
}

// Two lines, the lower small and quiet; in large text it has no room and is left out.
struct TwoLines {
    std::string_view large;
    FontRole font;
    std::string_view small, widest; // widest: of the small lines of all such keys
};

void draw_two_lines(Frame& frame, Rect box, TwoLines const& lines, Surface const& surface) {
    Layout const first = fit(frame.fonts, lines.large, lines.font, box.w, box.h, 1);
    Layout const second = fit(frame.fonts, lines.small, FontRole::Caption, box.w, box.h, 1);
    bool const both = has_room_below(frame, box, first.line_height * 0.62f, lines.widest);
    Rect const high = both ? Rect{box.x, box.y, box.w, box.h * 0.62f} : box;
    frame.paint().text_middle(first, high, Align::Centre, surface.text);
    if (both) frame.paint().text_middle(second, lower_half(box), Align::Centre, surface.second);
}

void draw_letter(Frame& frame, Rect box, Key const& key, std::string_view label, Surface const& surface) {
    if (!key.hint.empty())
        return draw_two_lines(frame, box, {label, FontRole::Key, key.hint, widest_name_of_tone()}, surface);
    frame.paint().text_middle(fit(frame.fonts, label, FontRole::Key, box.w, box.h, 1), box, Align::Centre,
                              surface.text);
}

void draw_face(Frame& frame, Rect box, Key const& key, std::string_view label, Surface const& surface) {
    switch (key.kind) {
    case KeyKind::Letter: return draw_letter(frame, box, key, label, surface);
    case KeyKind::Tone: return draw_tone_key(frame, box, key.name, surface.text);
    case KeyKind::Shift: return draw_icon_and_word(frame, box, Icon::Shift, label, surface.text);
    case KeyKind::Backspace: return draw_icon_and_word(frame, box, Icon::Backspace, label, surface.text);
    case KeyKind::Enter: return draw_icon_and_word(frame, box, Icon::Check, label, surface.text);
    case KeyKind::Mode: // "Kiểu gõ: Telex"
        return draw_two_lines(
            frame, box,
            {label.substr(frame.words.typing.size() + 2), FontRole::BodyStrong, frame.words.typing, frame.words.typing},
            surface);
    case KeyKind::Space:
    case KeyKind::Turn:
        frame.paint().text_middle(fit(frame.fonts, label, FontRole::Body, box.w, box.h, 1), box, Align::Centre,
                                  key.kind == KeyKind::Space ? surface.second : surface.text);
    }
}

} // namespace

std::string Keyboard::label_of(Words const& words, Key const& key) const {
    switch (key.kind) {
    case KeyKind::Letter: return std::string(capital_ && !key.shifted.empty() ? key.shifted : key.name);
    case KeyKind::Tone: return std::string(name_of_tone(key.name));
    case KeyKind::Shift: return words.shift;
    case KeyKind::Space: return words.space;
    case KeyKind::Backspace: return words.erase;
    case KeyKind::Enter: return words.enter;
    case KeyKind::Turn: return page_ == KeyPage::Letters ? words.symbols : words.letters;
    case KeyKind::Mode: return words.typing + ": " + std::string(name_of_way(words, layout_));
    }
    return {};
}

bool Keyboard::draw_key(Frame& frame, Rect box, Key const& key) {
    std::string const id = id_of(key);
    Press const press = frame.target(id, box, true, Tempo::Key);
    bool const on = key.kind == KeyKind::Shift && capital_;
    Surface const surface = surface_of(frame.palette, key, press.held, on);
    draw_surface(frame, box, surface, frame.radius(), on ? 0.9 : frame.sizes.line);
    frame.draw_ripples(id, box, frame.radius(),
                       key.kind == KeyKind::Enter ? frame.palette.surface : frame.palette.primary);
    std::string const label = label_of(frame.words, key);
    frame.node(Role::Key, id, label, box, {.pressed = press.held, .selected = on});
    draw_face(frame, box, key, label, surface);
    if (press.held || press.pressed) echo_.show(frame, box, key, label);
    return press.pressed || repeats(frame, key);
}

bool Keyboard::repeats(Frame& frame, Key const& key) {
    if (key.kind != KeyKind::Backspace) return false;
    auto const since = frame.judge.held_since(id_of(key));
    if (!since) {
        erased_at_.reset();
        return false;
    }
    base::Instant const due = erased_at_ ? *erased_at_ + repeats_every : *since + repeats_after;
    frame.ask_frame(std::max(due, frame.now));
    if (frame.now < due) return false;
    frame.judge.spend();
    erased_at_ = frame.now;
    frame.ask_frame(frame.now + repeats_every);
    return true;
}

std::optional<KeyboardEdit> Keyboard::press(Key const& key, base::PrivateText const& text, std::size_t longest) {
    switch (key.kind) {
    case KeyKind::Shift: capital_ = !capital_; return std::nullopt;
    case KeyKind::Turn:
        page_ = page_ == KeyPage::Letters ? KeyPage::Symbols : KeyPage::Letters;
        capital_ = false;
        return std::nullopt;
    case KeyKind::Mode:
        chosen_ = layout_ = next_way(layout_);
        leave();
        return std::nullopt;
    case KeyKind::Enter: return KeyboardEdit{text, true};
    case KeyKind::Letter:
    case KeyKind::Tone:
    case KeyKind::Space:
    case KeyKind::Backspace: break;
    }
    base::PrivateText after(typed(typist_, text.reveal(), key, {page_, capital_, layout_}));
    if (key.kind == KeyKind::Letter && !key.shifted.empty()) capital_ = false;
    std::size_t const length = base::length(after.reveal());
    bool const too_long = length > longest && length >= base::length(text.reveal());
    if (too_long || after == text) return std::nullopt;
    return KeyboardEdit{std::move(after), false};
}

std::optional<KeyboardEdit> Keyboard::draw(Frame& frame, Rect box, KeyboardLayout layout, base::PrivateText const& text,
                                           std::size_t longest) {
    if (way_of(layout) != layout_) leave();
    layout_ = way_of(layout);
    Key const* pressed = nullptr;
    for (Place const& place : places_of(frame, box, keys_of(layout_, page_), Kit::rows_of(layout)))
        if (draw_key(frame, place.box, *place.key)) pressed = place.key;
    if (pressed == nullptr) return std::nullopt;
    frame.ask_frame(frame.now); // shift and page are drawn anew
    pressed_ = KeyPress{id_of(*pressed), base::PrivateText(label_of(frame.words, *pressed))};
    auto edit = press(*pressed, text, longest);
    if (pressed->kind == KeyKind::Mode) pressed_->label = base::PrivateText(label_of(frame.words, *pressed));
    return edit;
}

KeyboardLayout Keyboard::way_of(KeyboardLayout asked) const {
    return next_way(asked) == asked ? asked : chosen_.value_or(asked);
}

void Keyboard::begin_frame() {
    if (pressed_) base::wipe(pressed_->id); // it names the letter
    pressed_.reset();
}

void Keyboard::leave() {
    page_ = KeyPage::Letters;
    capital_ = false;
    typist_.forget();
    erased_at_.reset();
    echo_.forget();
}

void Keyboard::forget() {
    leave();
    chosen_.reset();
    begin_frame();
}

std::size_t Kit::rows_of(KeyboardLayout layout) { return keys_of(layout, KeyPage::Letters).size(); }

} // namespace kit
