// A letter taken apart: base, mark, tone and size; and a word as a row of them. Inside of ui/vietnamese only. Pure.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/vietnamese/typing.h"

namespace vietnamese {

enum class Mark { None, Circumflex, Horn, Breve, Stroke };

struct Letter {
    char32_t base = 0; // a to z, 0 to 9
    Mark mark = Mark::None;
    Tone tone = Tone::None;
    bool capital = false;

    bool operator==(Letter const&) const = default;
};
using Word = std::vector<Letter>;

// Nothing for what does not belong to a word: spaces, signs, letters of other languages.
std::optional<Letter> letter_of(char32_t code_point);
char32_t code_point_of(Letter const& letter);

bool is_vowel(Letter const& letter);
Tone tone_of(Word const& word);
Word without_tone(Word word);

void append_utf8(std::string& text, char32_t code_point);
std::string text_of(Word const& word);

// The last code point of `text` and how many bytes it has; nothing at the start and where the bytes are not UTF-8.
struct LastCodePoint {
    char32_t value = 0;
    std::size_t bytes = 0;
};
std::optional<LastCodePoint> last_code_point(std::string_view text);

// The word that `text` ends with; empty when it ends with something else.
Word last_word(std::string_view text);

} // namespace vietnamese
