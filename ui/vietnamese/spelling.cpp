#include "ui/vietnamese/spelling.h"

#include <algorithm>
#include <array>
#include <span>

namespace vietnamese {
namespace {

constexpr std::u32string_view telex_tones = U"zfsrxj", vni_tones = U"021345"; // in the order of Tone

constexpr std::array<MarkKey, 5> telex_marks{{{U'a', Mark::Circumflex, U"a"},
                                              {U'e', Mark::Circumflex, U"e"},
                                              {U'o', Mark::Circumflex, U"o"},
                                              {U'w', Mark::Horn, U"aou"},
                                              {U'd', Mark::Stroke, U"d"}}};
constexpr std::array<MarkKey, 4> vni_marks{{{U'6', Mark::Circumflex, U"aeo"},
                                            {U'7', Mark::Horn, U"ou"},
                                            {U'8', Mark::Breve, U"a"},
                                            {U'9', Mark::Stroke, U"d"}}};

std::span<MarkKey const> marks_of(Mode mode) {
    switch (mode) {
    case Mode::Direct: return {};
    case Mode::Telex: return telex_marks;
    case Mode::Vni: return vni_marks;
    }
    return {};
}

std::u32string_view tones_of(Mode mode) {
    switch (mode) {
    case Mode::Direct: return {};
    case Mode::Telex: return telex_tones;
    case Mode::Vni: return vni_tones;
    }
    return {};
}

bool makes(MarkKey const& key, Letter const& letter) {
    bool const same = (key.mark == Mark::Circumflex) == (letter.mark == Mark::Circumflex);
    return same && letter.mark != Mark::None && key.bases.find(letter.base) != std::u32string_view::npos;
}

void append_letter(std::u32string& keys, Letter letter, Mode mode) {
    Letter const plain{letter.base, Mark::None, Tone::None, letter.capital};
    keys.push_back(code_point_of(plain));
    for (MarkKey const& key : marks_of(mode))
        if (makes(key, letter)) keys.push_back(key.key);
}

} // namespace

std::optional<Tone> tone_key(char32_t key, Mode mode) {
    auto const at = tones_of(mode).find(key);
    if (at == std::u32string_view::npos) return std::nullopt;
    return static_cast<Tone>(at);
}

std::optional<MarkKey> mark_key(char32_t key, Mode mode) {
    auto const marks = marks_of(mode);
    auto const found = std::ranges::find(marks, key, &MarkKey::key);
    if (found == marks.end()) return std::nullopt;
    return *found;
}

std::u32string keys_of(Word const& word, Mode mode) {
    std::u32string keys;
    Letter before;
    for (Letter const& letter : word) {
        append_letter(keys, letter, mode);
        bool const twice = letter.base == U'o' && letter.mark == Mark::None && before.base == U'o';
        if (mode == Mode::Telex && twice && before.mark == Mark::None) keys.push_back(keys.back()); // "oo" is "ooo"
        before = letter;
        if (letter.tone != Tone::None) keys.push_back(tones_of(mode)[static_cast<std::size_t>(letter.tone)]);
    }
    return keys;
}

std::u32string keys_tone_last(Word const& word, Mode mode) {
    auto keys = keys_of(without_tone(word), mode);
    if (tone_of(word) != Tone::None) keys.push_back(tones_of(mode)[static_cast<std::size_t>(tone_of(word))]);
    return keys;
}

Word word_of(std::u32string_view keys) {
    Word word;
    for (char32_t const key : keys)
        if (auto const letter = letter_of(key)) word.push_back(*letter);
    return word;
}

} // namespace vietnamese
