#include "kiosk/search/finder.h"

#include <algorithm>
#include <cmath>

#include "kiosk/base/text.h"
#include "kiosk/search/spelling.h"

namespace search {
namespace {

// How much a field counts, how fast more of a word stops to count, and how much a long name is worth less.
constexpr float in_name = 3, in_keywords = 2.2F, in_body = 0.35F, saturation = 1.2F, by_length = 0.6F;
constexpr float a_body_counts = 0.25F; // of an entry, when it is asked how many hold a word
constexpr float common_word = 0.1F, what_was_meant = 0.85F;
constexpr float at_least = 0.35F; // of the score is left to an entry that holds next to nothing of what was said
constexpr float side_by_side = 0.5F, all_of_a_phrase = 0.6F, of_a_part = 0.3F;
constexpr std::size_t looked_at_closely = 128;

enum class Field : std::uint8_t { Name, Keywords, Body };

} // namespace

struct Finder::Shelf {
    struct Use {
        TermId term;
        std::uint32_t entry;
        Field field;
    };
    std::vector<Use> uses;
    std::vector<std::uint32_t> name_lengths;
    float usual_length = 1;
};

struct Finder::Meaning {
    struct Slot {
        float weight, most; // the best a word of an entry can be worth
        std::vector<Candidate> candidates;
    };
    std::vector<Slot> slots;
    std::vector<std::uint32_t> places; // by term: a bit for each slot it stands for
    std::vector<float> worth;          // by term
    float all = 0;                     // what an entry with all of it is worth
};

Finder::Finder(std::span<Entry const> entries, std::span<Synonym const> synonyms)
    : synonyms_(synonyms), entries_(entries.size()) {
    fill(entries);
}

void Finder::fill(std::span<Entry const> entries) {
    Shelf shelf;
    std::uint32_t entry = 0;
    auto const put = [&](std::string_view text, Field field) {
        for (auto const& word : words_of(text)) {
            auto const term = lexicon_.add(word);
            shelf.uses.push_back({term, entry, field});
            if (field != Field::Body) words_.push_back(term);
        }
        if (field != Field::Body) words_.push_back(no_term);
    };
    for (auto const& each : entries) {
        first_word_.push_back(static_cast<std::uint32_t>(words_.size()));
        put(each.name, Field::Name);
        shelf.name_lengths.push_back(static_cast<std::uint32_t>(words_.size() - first_word_.back() - 1));
        for (auto const phrase : base::split(each.keywords, ';'))
            put(phrase, Field::Keywords);
        put(each.body, Field::Body);
        shelf.usual_length += static_cast<float>(shelf.name_lengths.back()) / static_cast<float>(entries.size());
        ++entry;
    }
    first_word_.push_back(static_cast<std::uint32_t>(words_.size()));
    words_.shrink_to_fit();
    auto const numbers = lexicon_.seal();
    for (auto& use : shelf.uses)
        use.term = numbers[use.term];
    for (auto& word : words_)
        if (word != no_term) word = numbers[word];
    std::ranges::sort(shelf.uses, [](Shelf::Use const& a, Shelf::Use const& b) {
        return a.term != b.term ? a.term < b.term : a.entry < b.entry;
    });
    post(shelf);
    rate_terms(shelf);
}

void Finder::post(Shelf const& shelf) {
    first_posting_.assign(lexicon_.size() + 1, 0);
    for (auto use = shelf.uses.begin(); use != shelf.uses.end();) {
        auto const term = use->term;
        auto const entry = use->entry;
        float counts[3]{};
        for (; use != shelf.uses.end() && use->term == term && use->entry == entry; ++use)
            counts[static_cast<std::size_t>(use->field)] += 1;
        auto const length = static_cast<float>(shelf.name_lengths[entry]) / shelf.usual_length;
        auto const often = in_name * std::min(counts[0], 1.0F) / (1 - by_length + by_length * length) +
                           in_keywords * std::min(counts[1], 1.0F) + in_body * std::min(counts[2], 2.0F);
        postings_.push_back({entry, often * (saturation + 1) / (often + saturation)});
        first_posting_[term + 1] = static_cast<std::uint32_t>(postings_.size());
    }
    postings_.shrink_to_fit();
}

// How rare a word is, whatever its diacritics: a word that is seldom written rightly is not the rarer for it.
void Finder::rate_terms(Shelf const& shelf) {
    std::vector<float> held(lexicon_.size(), 0); // by the first term alike
    std::vector<float> counted(entries_, 0);
    TermId first = no_term;
    std::vector<std::uint32_t> touched;
    for (auto const& use : shelf.uses) {
        if (lexicon_.first_alike(use.term) != first) {
            first = lexicon_.first_alike(use.term);
            for (auto const entry : touched)
                counted[entry] = 0;
            touched.clear();
        }
        auto const counts = use.field == Field::Body ? a_body_counts : 1.0F;
        if (counted[use.entry] >= counts) continue;
        if (counted[use.entry] == 0) touched.push_back(use.entry);
        held[first] += counts - counted[use.entry];
        counted[use.entry] = counts;
    }
    auto const all = static_cast<float>(entries_);
    for (TermId term = 0; term < lexicon_.size(); ++term) {
        auto const with = held[lexicon_.first_alike(term)];
        idf_.push_back(std::log(1 + (all - with + 0.5F) / (with + 0.5F)));
    }
}

Finder::Meaning Finder::meaning_of(Question const& question) const {
    Meaning meaning;
    meaning.places.assign(lexicon_.size(), 0);
    meaning.worth.assign(lexicon_.size(), 0);
    for (auto const& word : question.words) {
        Meaning::Slot slot{is_common(word.text, word.plain) ? common_word : 1, 0, lexicon_.meant_by(word)};
        if (slot.candidates.empty()) continue;
        auto const bit = std::uint32_t{1} << meaning.slots.size();
        for (auto const& each : slot.candidates) {
            auto const worth = each.likeness * idf_[each.term];
            slot.most = std::max(slot.most, worth);
            meaning.places[each.term] |= bit;
            meaning.worth[each.term] = std::max(meaning.worth[each.term], worth * slot.weight);
        }
        meaning.all += slot.weight * slot.most;
        meaning.slots.push_back(std::move(slot));
    }
    return meaning;
}

void Finder::score(Meaning const& meaning, std::vector<float>& scores) const {
    std::vector<float> best(entries_, 0), covered(entries_, 0);
    for (auto const& slot : meaning.slots) {
        for (auto const& each : slot.candidates) {
            auto const worth = each.likeness * idf_[each.term];
            for (auto at = first_posting_[each.term]; at < first_posting_[each.term + 1]; ++at)
                best[postings_[at].entry] = std::max(best[postings_[at].entry], worth * postings_[at].weight);
        }
        for (std::size_t entry = 0; entry < entries_; ++entry) {
            scores[entry] += best[entry] * slot.weight;
            covered[entry] += std::min(best[entry], slot.most) * slot.weight;
            best[entry] = 0;
        }
    }
    for (std::size_t entry = 0; entry < entries_; ++entry)
        scores[entry] *= at_least + (1 - at_least) * covered[entry] / meaning.all;
}

// Words that were said one behind the other and stand so; more when all of the phrase was said.
float Finder::phrase_bonus(Meaning const& meaning, std::span<TermId const> phrase) const {
    float together = 0, said = 0;
    std::size_t count = 0;
    for (std::size_t at = 0; at < phrase.size(); ++at) {
        auto const places = meaning.places[phrase[at]];
        count += places != 0 ? 1 : 0;
        said += meaning.worth[phrase[at]];
        if (at + 1 < phrase.size() && ((places << 1) & meaning.places[phrase[at + 1]]) != 0)
            together += side_by_side * (meaning.worth[phrase[at]] + meaning.worth[phrase[at + 1]]);
    }
    if (phrase.size() > 1 && count == phrase.size()) return together + all_of_a_phrase * said;
    return together * (of_a_part + (1 - of_a_part) * static_cast<float>(count) / static_cast<float>(phrase.size()));
}

float Finder::bonus(Meaning const& meaning, std::uint32_t entry) const {
    float best = 0;
    auto const words = std::span(words_).subspan(first_word_[entry], first_word_[entry + 1] - first_word_[entry]);
    for (auto begin = words.begin(); begin != words.end();) {
        auto const end = std::find(begin, words.end(), no_term);
        best = std::max(best, phrase_bonus(meaning, std::span(begin, end)));
        begin = end == words.end() ? end : end + 1;
    }
    return best;
}

void Finder::add_bonus(Meaning const& meaning, std::vector<float>& scores) const {
    std::vector<Found> found;
    for (std::uint32_t entry = 0; entry < entries_; ++entry)
        if (scores[entry] > 0) found.push_back({scores[entry], entry});
    auto const most = static_cast<std::ptrdiff_t>(std::min(found.size(), looked_at_closely));
    std::ranges::partial_sort(found, found.begin() + most, [](Found const& a, Found const& b) {
        return a.score != b.score ? a.score > b.score : a.entry < b.entry;
    });
    for (auto const& each : std::span(found).first(static_cast<std::size_t>(most)))
        scores[each.entry] += bonus(meaning, each.entry);
}

std::vector<float> Finder::scores_of(Question const& question) const {
    std::vector<float> scores(entries_, 0);
    auto const meaning = meaning_of(question);
    if (meaning.all <= 0) return scores;
    score(meaning, scores);
    add_bonus(meaning, scores);
    // What was said and what it means may differ in the number of their words; so both are told in parts of the whole.
    for (auto& each : scores)
        each /= meaning.all;
    return scores;
}

std::vector<std::size_t> Finder::find(std::string_view text, std::size_t most) const {
    auto const question = question_of(text);
    auto scores = scores_of(question);
    if (auto const meant = synonyms_.meant(question); meant) {
        auto const others = scores_of(*meant);
        for (std::size_t entry = 0; entry < entries_; ++entry)
            scores[entry] = std::max(scores[entry], others[entry] * what_was_meant);
    }
    std::vector<std::size_t> found;
    for (std::size_t entry = 0; entry < entries_; ++entry)
        if (scores[entry] > 0) found.push_back(entry);
    auto const end = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), most));
    std::ranges::partial_sort(found, end, [&](std::size_t a, std::size_t b) {
        return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
    });
    found.erase(end, found.end());
    return found;
}

} // namespace search
