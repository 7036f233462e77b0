#include "ui/vietnamese/letter.h"

#include <algorithm>
#include <array>

namespace vietnamese {
namespace {

struct Vowel {
    char32_t base;
    Mark mark;
    std::u32string_view small, capital; // in the order of Tone
};
constexpr std::array<Vowel, 12> vowels{{{U'a', Mark::None, U"aàáảãạ", U"AÀÁẢÃẠ"},
                                        {U'a', Mark::Breve, U"ăằắẳẵặ", U"ĂẰẮẲẴẶ"},
                                        {U'a', Mark::Circumflex, U"âầấẩẫậ", U"ÂẦẤẨẪẬ"},
                                        {U'e', Mark::None, U"eèéẻẽẹ", U"EÈÉẺẼẸ"},
                                        {U'e', Mark::Circumflex, U"êềếểễệ", U"ÊỀẾỂỄỆ"},
                                        {U'i', Mark::None, U"iìíỉĩị", U"IÌÍỈĨỊ"},
                                        {U'o', Mark::None, U"oòóỏõọ", U"OÒÓỎÕỌ"},
                                        {U'o', Mark::Circumflex, U"ôồốổỗộ", U"ÔỒỐỔỖỘ"},
                                        {U'o', Mark::Horn, U"ơờớởỡợ", U"ƠỜỚỞỠỢ"},
                                        {U'u', Mark::None, U"uùúủũụ", U"UÙÚỦŨỤ"},
                                        {U'u', Mark::Horn, U"ưừứửữự", U"ƯỪỨỬỮỰ"},
                                        {U'y', Mark::None, U"yỳýỷỹỵ", U"YỲÝỶỸỴ"}}};

std::optional<Letter> vowel_of(char32_t c) {
    for (Vowel const& vowel : vowels)
        for (bool const capital : {false, true}) {
            auto const at = (capital ? vowel.capital : vowel.small).find(c);
            if (at != std::u32string_view::npos) return Letter{vowel.base, vowel.mark, static_cast<Tone>(at), capital};
        }
    return std::nullopt;
}

} // namespace

std::optional<Letter> letter_of(char32_t c) {
    bool const small = (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
    if (small) return Letter{c, Mark::None, Tone::None, false};
    if (c >= U'A' && c <= U'Z') return Letter{c - U'A' + U'a', Mark::None, Tone::None, true};
    if (c == U'đ' || c == U'Đ') return Letter{U'd', Mark::Stroke, Tone::None, c == U'Đ'};
    return vowel_of(c);
}

char32_t code_point_of(Letter const& letter) {
    if (letter.mark == Mark::Stroke) return letter.capital ? U'Đ' : U'đ';
    for (Vowel const& vowel : vowels)
        if (vowel.base == letter.base && vowel.mark == letter.mark)
            return (letter.capital ? vowel.capital : vowel.small)[static_cast<std::size_t>(letter.tone)];
    return letter.capital ? letter.base - U'a' + U'A' : letter.base;
}

bool is_vowel(Letter const& letter) { return std::u32string_view(U"aeiouy").find(letter.base) != std::u32string::npos; }

Tone tone_of(Word const& word) {
    auto const toned = std::ranges::find_if(word, [](Letter const& letter) { return letter.tone != Tone::None; });
    return toned == word.end() ? Tone::None : toned->tone;
}

Word without_tone(Word word) {
    for (Letter& letter : word)
        letter.tone = Tone::None;
    return word;
}

void append_utf8(std::string& text, char32_t c) {
    auto const byte = [&text](char32_t value) { text.push_back(static_cast<char>(value)); };
    auto const following = [&byte, c](unsigned shift) { byte(0x80 | (c >> shift & 0x3F)); };
    if (c < 0x80) return byte(c);
    if (c < 0x800) {
        byte(0xC0 | c >> 6);
    } else if (c < 0x10000) {
        byte(0xE0 | c >> 12);
        following(6);
    } else {
        byte(0xF0 | (c >> 18 & 7));
        following(12);
        following(6);
    }
    following(0);
}

std::string text_of(Word const& word) {
    std::string text;
    for (Letter const& letter : word)
        append_utf8(text, code_point_of(letter));
    return text;
}

std::optional<LastCodePoint> last_code_point(std::string_view text) {
    auto const byte = [text](std::size_t from_end) { return static_cast<unsigned char>(text[text.size() - from_end]); };
    std::size_t bytes = 1;
    char32_t value = 0;
    while (bytes <= 4 && bytes <= text.size() && (byte(bytes) & 0xC0) == 0x80) {
        value |= static_cast<char32_t>(byte(bytes) & 0x3F) << 6 * (bytes - 1);
        ++bytes;
    }
    if (bytes > 4 || bytes > text.size()) return std::nullopt;
    auto const lead = byte(bytes);
    constexpr std::array<unsigned, 5> leads{0, 0x00, 0xC0, 0xE0, 0xF0}, masks{0, 0x80, 0xE0, 0xF0, 0xF8};
    if ((lead & masks[bytes]) != leads[bytes]) return std::nullopt;
    value |= static_cast<char32_t>(lead & ~masks[bytes]) << 6 * (bytes - 1);
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (value < least[bytes] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return std::nullopt;
    return LastCodePoint{value, bytes};
}

Word last_word(std::string_view text) {
    Word word;
    while (auto const last = last_code_point(text)) {
        auto const letter = letter_of(last->value);
        if (!letter) break;
        word.push_back(*letter);
        text.remove_suffix(last->bytes);
    }
    std::ranges::reverse(word);
    return word;
}

} // namespace vietnamese
