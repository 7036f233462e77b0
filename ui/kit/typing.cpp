#include "ui/kit/typing.h"

#include "kiosk/base/private.h"
#include "kiosk/base/text.h"

namespace kit {

namespace {

char32_t mark_of(std::string_view tone) {
    if (tone == "tone.grave") return 0x300;
    if (tone == "tone.acute") return 0x301;
    if (tone == "tone.hook") return 0x309;
    if (tone == "tone.tilde") return 0x303;
    return 0x323;
}

std::string without_last(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0 && (static_cast<unsigned char>(text[end - 1]) & 0xC0) == 0x80)
        --end;
    return std::string(text.substr(0, end > 0 ? end - 1 : 0));
}

std::string with_tone(std::string_view before, char32_t mark) {
    auto letters = base::code_points(before);
    for (std::size_t i = letters.size(); i-- > 0 && letters[i] != ' ';) {
        std::string one;
        base::append_utf8(one, letters[i]);
        base::append_utf8(one, mark);
        std::string const joined = base::to_nfc(one).value_or(one);
        if (base::length(joined) != 1) continue;
        letters[i] = base::code_points(joined).front();
        break;
    }
    std::string out;
    for (char32_t const letter : letters)
        base::append_utf8(out, letter);
    return out;
}

} // namespace

std::string typed(std::string_view before, Key const& key, bool capital, KeyboardLayout) {
    switch (key.kind) {
    case KeyKind::Letter:
        return std::string(before) + std::string(capital && !key.shifted.empty() ? key.shifted : key.name);
    case KeyKind::Tone: return with_tone(before, mark_of(key.name));
    case KeyKind::Space: return std::string(before) + " ";
    case KeyKind::Backspace: return without_last(before);
    case KeyKind::Shift:
    case KeyKind::Enter:
    case KeyKind::Turn: break;
    }
    return std::string(before);
}

} // namespace kit
