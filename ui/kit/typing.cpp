#include "ui/kit/typing.h"

#include <algorithm>

#include "kiosk/base/private.h"
#include "kiosk/base/text.h"

namespace kit {

namespace {

constexpr std::u32string_view plain_vowels = U"aeiouy", marked_vowels = U"ăâêôơư",
                              tones = U"\u0300\u0301\u0309\u0303\u0323";

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

char32_t tone_mark(std::string_view tone) {
    if (tone == "tone.grave") return 0x300;
    if (tone == "tone.acute") return 0x301;
    if (tone == "tone.hook") return 0x309;
    if (tone == "tone.tilde") return 0x303;
    return 0x323;
}

char32_t joined(char32_t letter, char32_t mark) { // 0: there is no such letter
    std::string both;
    base::append_utf8(both, letter);
    base::append_utf8(both, mark);
    auto const letters = base::code_points(base::to_nfc(both).value_or(""));
    return letters.size() == 1 ? letters.front() : 0;
}

char32_t small(char32_t letter) {
    std::string one;
    base::append_utf8(one, letter);
    return base::code_points(base::to_lower(one)).front();
}

// A letter without its tone; `tone` is what it had, or 0. Capitals stay capitals.
struct Toned {
    char32_t letter, tone;
};
Toned apart(char32_t letter) {
    for (std::u32string_view const set : {plain_vowels, marked_vowels, std::u32string_view(U"AEIOUYĂÂÊÔƠƯ")})
        for (char32_t const vowel : set)
            for (char32_t const tone : tones)
                if (joined(vowel, tone) == letter) return {vowel, tone};
    return {letter, 0};
}

bool is_vowel(char32_t small_letter) {
    return is_one_of(small_letter, plain_vowels) || is_one_of(small_letter, marked_vowels);
}

// Which vowel of a syllable, in small letters and without tone, carries the tone: the last marked one; the last before
// consonants; else the middle of three, the second of oa, oe and uy, and the first of other pairs.
std::size_t seat_of_tone(std::u32string_view syllable) {
    std::size_t end = syllable.size();
    while (end > 0 && !is_vowel(syllable[end - 1]))
        --end;
    std::size_t begin = end;
    while (begin > 0 && is_vowel(syllable[begin - 1]))
        --begin;
    bool const onset = end - begin > 1 && begin > 0 &&
                       ((syllable[begin - 1] == U'q' && syllable[begin] == U'u') ||
                        (syllable[begin - 1] == U'g' && syllable[begin] == U'i'));
    if (onset) ++begin;
    for (std::size_t i = end; i-- > begin;)
        if (is_one_of(syllable[i], marked_vowels)) return i;
    std::u32string_view const vowels = syllable.substr(begin, end - begin);
    if (vowels.empty()) return syllable.size();
    if (end < syllable.size()) return end - 1;
    if (vowels.size() >= 3) return begin + 1;
    return vowels == U"oa" || vowels == U"oe" || vowels == U"uy" ? begin + 1 : begin;
}

std::string with_tone(std::string_view before, char32_t mark) {
    auto letters = base::code_points(before);
    auto const is_letter = [](char32_t c) { return c >= 0xC0 || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); };
    std::size_t begin = letters.size();
    while (begin > 0 && is_letter(letters[begin - 1]))
        --begin;
    std::u32string syllable;
    char32_t had = 0;
    for (std::size_t i = begin; i < letters.size(); ++i) {
        Toned const toned = apart(letters[i]);
        if (toned.tone != 0) had = toned.tone;
        letters[i] = toned.letter;
        syllable += small(toned.letter);
    }
    std::size_t const seat = seat_of_tone(syllable);
    if (seat == syllable.size()) return std::string(before);
    if (mark != had) letters[begin + seat] = joined(letters[begin + seat], mark); // the same once more takes it away
    std::string out;
    for (char32_t const letter : letters)
        base::append_utf8(out, letter);
    std::ranges::fill(letters, U'\0');
    std::ranges::fill(syllable, U'\0');
    return out;
}

std::string without_last(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0 && (static_cast<unsigned char>(text[end - 1]) & 0xC0) == 0x80)
        --end;
    return std::string(text.substr(0, end > 0 ? end - 1 : 0));
}

} // namespace

std::string typed(std::string_view before, Key const& key, Typing const& typing) {
    switch (key.kind) {
    case KeyKind::Letter:
        return std::string(before) + std::string(typing.capital && !key.shifted.empty() ? key.shifted : key.name);
    case KeyKind::Tone: return with_tone(before, tone_mark(key.name));
    case KeyKind::Space: return std::string(before) + " ";
    case KeyKind::Backspace: return without_last(before);
    case KeyKind::Shift:
    case KeyKind::Enter:
    case KeyKind::Turn: break;
    }
    return std::string(before);
}

} // namespace kit
