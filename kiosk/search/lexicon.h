// Every word of the entries, and which of them a typed word may mean. Immutable once sealed; any thread.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kiosk/search/question.h"

namespace search {

using TermId = std::uint32_t;
inline constexpr TermId no_term = ~TermId{0};

struct Candidate {
    TermId term;
    float likeness; // 0 to 1, which is the very word
};

class Lexicon {
public:
    // The number of a word until seal(), which numbers all anew.
    TermId add(Word const& word);

    // The new number of each by its old one.
    std::vector<TermId> seal();

    std::size_t size() const { return terms_.size(); }

    // The first number of the words with the same plain letters; they follow one another.
    TermId first_alike(TermId term) const { return alike_[group_[term]].first; }

    // Each once, in the order of their numbers. Which they are goes by plain letters alone, how near by diacritics.
    std::vector<Candidate> meant_by(Word const& word) const;

private:
    struct Term {
        std::string text, plain;
    };
    struct Alike { // terms with the same plain letters
        std::string plain;
        TermId first, end;
    };
    using Group = std::uint32_t;
    struct Sound {
        std::string sound;
        Group group;
    };
    void group_terms();
    void add_alike(Word const& word, Group group, float likeness, std::vector<Candidate>& found) const;
    void add_begun(Word const& word, std::vector<Candidate>& found) const;
    void add_misspelt(Word const& word, std::vector<Candidate>& found) const;

    std::vector<Term> terms_;
    std::unordered_map<std::string, TermId> numbers_; // until sealed
    std::vector<Alike> alike_;                        // in the order of their letters
    std::vector<Group> group_;                        // by term
    std::vector<Sound> sounds_;                       // in the order of their sounds
};

} // namespace search
