// What was typed, word by word, and the words that people say for others. Pure; any thread.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/model/library.h"

namespace search {

using model::Synonym;

struct Word {
    std::string text;      // NFC, lower case
    std::string plain;     // without diacritics, đ as d
    bool is_begun = false; // more letters may come
};

// The words of a text, in order: letters and digits, whatever stands between them. Of a text that is not UTF-8, what
// stands before the first wrong byte.
std::vector<Word> words_of(std::string_view text);

struct Question {
    std::vector<Word> words;
};

// At most 24 words; the last is begun unless something stands behind it.
Question question_of(std::string_view text);

class Synonyms {
public:
    Synonyms() = default;
    explicit Synonyms(std::span<Synonym const> synonyms);

    // The question with what is meant in the place of what is said, the longest first; none when nothing was said.
    // Diacritics are not compared, so that a question without them has the same meaning.
    std::optional<Question> meant(Question const& question) const;

private:
    struct Pair {
        std::vector<Word> said, meant;
    };
    Pair const* said_at(std::vector<Word> const& words, std::size_t at) const;
    std::vector<Pair> pairs_; // longest first
};

} // namespace search
