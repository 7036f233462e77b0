#include "ui/kit/typing.h"

#include "kiosk/base/check.h"
#include "kiosk/base/text.h"

namespace kit {

namespace {

char32_t only_letter(std::string_view name) {
    auto const letters = base::code_points(name);
    base::check(letters.size() == 1, "a letter key is one letter");
    return letters.front();
}

vietnamese::Tone tone_of(std::string_view name) {
    if (name == "tone.grave") return vietnamese::Tone::Grave;
    if (name == "tone.acute") return vietnamese::Tone::Acute;
    if (name == "tone.hook") return vietnamese::Tone::Hook;
    if (name == "tone.tilde") return vietnamese::Tone::Tilde;
    return vietnamese::Tone::Dot;
}

// In VNI the digits on the page of symbols are for numbers: "a1", not "á".
bool is_only_itself(Key const& key, Typing const& typing) {
    return typing.layout == KeyboardLayout::Vni && typing.page == KeyPage::Symbols && key.kind == KeyKind::Letter &&
           key.name >= "0" && key.name <= "9";
}

std::string without_last(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0 && (static_cast<unsigned char>(text[end - 1]) & 0xC0) == 0x80)
        --end;
    return std::string(text.substr(0, end > 0 ? end - 1 : 0));
}

} // namespace

vietnamese::Mode mode_of(KeyboardLayout layout) {
    switch (layout) {
    case KeyboardLayout::Telex: return vietnamese::Mode::Telex;
    case KeyboardLayout::Vni: return vietnamese::Mode::Vni;
    case KeyboardLayout::Vietnamese:
    case KeyboardLayout::English:
    case KeyboardLayout::Digits:
    case KeyboardLayout::Code: return vietnamese::Mode::Direct;
    }
    return vietnamese::Mode::Direct;
}

std::optional<vietnamese::Key> engine_key(Key const& key, bool capital) {
    switch (key.kind) {
    case KeyKind::Letter: return only_letter(capital && !key.shifted.empty() ? key.shifted : key.name);
    case KeyKind::Tone: return tone_of(key.name);
    case KeyKind::Space: return U' ';
    case KeyKind::Backspace:
    case KeyKind::Shift:
    case KeyKind::Enter:
    case KeyKind::Turn:
    case KeyKind::Mode: break;
    }
    return std::nullopt;
}

std::string typed(vietnamese::Typist& typist, std::string_view before, Key const& key, Typing const& typing) {
    if (key.kind == KeyKind::Backspace) return without_last(before);
    if (is_only_itself(key, typing)) return std::string(before) + std::string(key.name);
    auto const pressed = engine_key(key, typing.capital);
    return pressed ? typist.type(before, *pressed, {mode_of(typing.layout)}) : std::string(before);
}

} // namespace kit
