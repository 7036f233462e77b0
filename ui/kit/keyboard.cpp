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

std::string_view label_of(Frame const& frame, Key const& key, bool capital, KeyPage page) {
    switch (key.kind) {
    case KeyKind::Letter: return capital && !key.shifted.empty() ? key.shifted : key.name;
    case KeyKind::Tone: return name_of_tone(key.name);
    case KeyKind::Shift: return frame.words.shift;
    case KeyKind::Space: return frame.words.space;
    case KeyKind::Backspace: return frame.words.erase;
    case KeyKind::Enter: return frame.words.enter;
    case KeyKind::Turn: return page == KeyPage::Letters ? frame.words.symbols : frame.words.letters;
    }
    return {};
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

void draw_face(Frame& frame, Rect box, Key const& key, std::string_view label, Surface const& surface) {
    switch (key.kind) {
    case KeyKind::Letter:
        return void(frame.paint().text_middle(fit(frame.fonts, label, FontRole::Key, box.w, box.h, 1), box,
                                              Align::Centre, surface.text));
    case KeyKind::Tone: return draw_tone_key(frame, box, key.name, surface.text);
    case KeyKind::Shift: return draw_icon_and_word(frame, box, Icon::Shift, label, surface.text);
    case KeyKind::Backspace: return draw_icon_and_word(frame, box, Icon::Backspace, label, surface.text);
    case KeyKind::Enter: return draw_icon_and_word(frame, box, Icon::Check, label, surface.text);
    case KeyKind::Space:
    case KeyKind::Turn:
        frame.paint().text_middle(fit(frame.fonts, label, FontRole::Body, box.w, box.h, 1), box, Align::Centre,
                                  key.kind == KeyKind::Space ? surface.second : surface.text);
    }
}

} // namespace

bool Keyboard::draw_key(Frame& frame, Rect box, Key const& key) {
    std::string const id = id_of(key);
    Press const press = frame.target(id, box);
    bool const on = key.kind == KeyKind::Shift && capital_;
    Surface const surface = surface_of(frame.palette, key, press.held, on);
    draw_surface(frame, box, surface, frame.radius(), on ? 0.9 : frame.sizes.line);
    frame.draw_ripples(id, box, frame.radius(),
                       key.kind == KeyKind::Enter ? frame.palette.surface : frame.palette.primary);
    std::string_view const label = label_of(frame, key, capital_, page_);
    frame.node(Role::Key, id, label, box, {.pressed = press.held, .selected = on});
    draw_face(frame, box, key, label, surface);
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
    if (layout != layout_) forget();
    layout_ = layout;
    Key const* pressed = nullptr;
    for (Place const& place : places_of(frame, box, keys_of(layout, page_), Kit::rows_of(layout)))
        if (draw_key(frame, place.box, *place.key)) pressed = place.key;
    if (pressed == nullptr) return std::nullopt;
    frame.ask_frame(frame.now); // shift and page are drawn anew
    return press(*pressed, text, longest);
}

void Keyboard::forget() {
    page_ = KeyPage::Letters;
    capital_ = false;
    typist_.forget();
    erased_at_.reset();
}

std::size_t Kit::rows_of(KeyboardLayout layout) { return keys_of(layout, KeyPage::Letters).size(); }

} // namespace kit
