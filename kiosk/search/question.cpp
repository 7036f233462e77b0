#include "kiosk/search/question.h"

#include <algorithm>

#include "kiosk/base/text.h"

namespace search {
namespace {

constexpr std::size_t most_words = 24;

bool is_of_a_word(char32_t letter) {
    if (letter < 0x80)
        return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    bool const is_sign = letter < 0xC0 || letter == 0xD7 || letter == 0xF7;
    return !is_sign && !(letter >= 0x2000 && letter <= 0x206F) && letter != 0x3000;
}

// What of the text is UTF-8, composed and in lower case.
std::string cleaned(std::string_view text) {
    if (auto const composed = base::to_nfc(text)) return base::to_lower(*composed);
    std::string good;
    for (auto const letter : base::code_points(text))
        base::append_utf8(good, letter);
    return base::to_lower(base::to_nfc(good).value_or(std::string()));
}

void add_word(std::vector<Word>& words, std::string& text) {
    auto plain = base::fold(text);
    if (!plain.empty()) words.push_back({text, std::move(plain), false}); // accents without a letter are no word
    text.clear();
}

bool is_same(Word const& one, Word const& other) { return one.plain == other.plain; }

} // namespace

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    std::string word;
    for (auto const letter : base::code_points(cleaned(text))) {
        if (is_of_a_word(letter))
            base::append_utf8(word, letter);
        else if (!word.empty())
            add_word(words, word);
    }
    if (!word.empty()) add_word(words, word);
    return words;
}

Question question_of(std::string_view text) {
    Question question{words_of(text)};
    auto& words = question.words;
    if (words.empty()) return question;
    auto const letters = base::code_points(text);
    words.back().is_begun = letters.empty() || is_of_a_word(letters.back()) || letters.back() >= 0x300;
    if (words.size() > most_words) words.erase(words.begin() + most_words - 1, words.end() - 1);
    return question;
}

Synonyms::Synonyms(std::span<Synonym const> synonyms) {
    for (auto const& each : synonyms) {
        Pair pair{words_of(each.said), words_of(each.meant)};
        if (!pair.said.empty() && !pair.meant.empty()) pairs_.push_back(std::move(pair));
    }
    std::ranges::stable_sort(pairs_, [](Pair const& a, Pair const& b) { return a.said.size() > b.said.size(); });
}

Synonyms::Pair const* Synonyms::said_at(std::vector<Word> const& words, std::size_t at) const {
    for (auto const& pair : pairs_) {
        if (pair.said.size() > words.size() - at) continue;
        if (std::equal(pair.said.begin(), pair.said.end(), words.begin() + static_cast<std::ptrdiff_t>(at), is_same))
            return &pair;
    }
    return nullptr;
}

std::optional<Question> Synonyms::meant(Question const& question) const {
    Question result;
    bool is_other = false;
    auto const& words = question.words;
    for (std::size_t at = 0; at < words.size();) {
        if (auto const* pair = said_at(words, at)) {
            result.words.insert(result.words.end(), pair->meant.begin(), pair->meant.end());
            at += pair->said.size();
            is_other = true;
        } else {
            result.words.push_back(words[at++]);
        }
    }
    if (!is_other) return std::nullopt;
    if (result.words.size() > most_words) result.words.resize(most_words);
    return result;
}

} // namespace search
