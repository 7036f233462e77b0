// What a citizen means by what stands in the search field: entries by their words, at each letter typed. Words may lack
// diacritics or have wrong ones, be misspelt by a letter or as they sound, hold keys of Telex, and stand in whole
// everyday sentences; the last is taken as the beginning of a word.
//
// How it ranks: BM25 over three fields (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, §3.6), the
// name before the keywords before the body; a word right in its diacritics before another; words that stand together in
// a name or a keyword before words that do not; entries with more of what was said before others.
//
// Immutable once made, so any thread may ask. Owns all it needs: at most twelve bytes a word of an entry, and the
// dictionary; the texts themselves are not kept. A question needs memory for a few numbers an entry and a word of the
// dictionary.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/search/lexicon.h"
#include "kiosk/search/question.h"

namespace search {

struct Entry {
    std::string name;     // "Đăng ký khai sinh"
    std::string keywords; // other words people use, and what happened to them; `;` between phrases
    std::string body;     // papers, result, agency: found with little weight
};

class Finder {
public:
    // UTF-8; of a text that is not, what stands before the first wrong byte counts.
    Finder(std::span<Entry const> entries, std::span<Synonym const> synonyms);

    // Places in `entries`, best first, `most` at most; equals in the order of `entries`. Any bytes may be asked for: of
    // more than 24 words the first 23 and the last count. None for a text without words.
    std::vector<std::size_t> find(std::string_view text, std::size_t most) const;

private:
    struct Posting {
        std::uint32_t entry;
        float weight;
    };
    struct Found {
        float score;
        std::uint32_t entry;
    };
    struct Shelf;   // while it is filled
    struct Meaning; // the words of a question in terms of the dictionary

    void fill(std::span<Entry const> entries);
    void post(Shelf const& shelf);
    void rate_terms(Shelf const& shelf);
    Meaning meaning_of(Question const& question) const;
    void score(Meaning const& meaning, std::vector<float>& scores) const;
    float bonus(Meaning const& meaning, std::uint32_t entry) const;
    float phrase_bonus(Meaning const& meaning, std::span<TermId const> phrase) const;
    void add_bonus(Meaning const& meaning, std::vector<float>& scores) const;
    std::vector<float> scores_of(Question const& question) const;

    Lexicon lexicon_;
    Synonyms synonyms_;
    std::size_t entries_ = 0;
    std::vector<float> idf_;                   // by term
    std::vector<std::uint32_t> first_posting_; // by term, and one more
    std::vector<Posting> postings_;
    std::vector<std::uint32_t> first_word_; // by entry, and one more: its name and keywords in words_
    std::vector<TermId> words_;             // `no_term` behind each phrase
};

} // namespace search
