#include "kiosk/search/lexicon.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "kiosk/search/spelling.h"

namespace search {
namespace {

constexpr float by_sound = 0.6F, by_slip = 0.55F, by_telex = 0.8F, when_begun = 0.85F;
constexpr std::size_t least_for_a_slip = 4, most_letters = 32;

// A word of which much is there is rather meant than one of which little is.
float likeness_of_beginning(std::size_t typed, std::size_t whole) {
    return when_begun * (0.5F + 0.5F * static_cast<float>(typed) / static_cast<float>(whole));
}

void keep_best(std::vector<Candidate>& found) {
    std::ranges::sort(found, [](Candidate const& a, Candidate const& b) {
        return a.term != b.term ? a.term < b.term : a.likeness > b.likeness;
    });
    auto const same = [](Candidate const& a, Candidate const& b) { return a.term == b.term; };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
}

} // namespace

TermId Lexicon::add(Word const& word) {
    auto const [place, is_new] = numbers_.try_emplace(word.text, static_cast<TermId>(terms_.size()));
    if (is_new) terms_.push_back({word.text, word.plain});
    return place->second;
}

std::vector<TermId> Lexicon::seal() {
    numbers_ = {};
    std::vector<TermId> old(terms_.size()), now(terms_.size());
    std::iota(old.begin(), old.end(), TermId{0});
    std::ranges::sort(old, [&](TermId a, TermId b) {
        return std::tie(terms_[a].plain, terms_[a].text) < std::tie(terms_[b].plain, terms_[b].text);
    });
    std::vector<Term> sorted;
    for (auto const each : old) {
        now[each] = static_cast<TermId>(sorted.size());
        sorted.push_back(std::move(terms_[each]));
    }
    terms_ = std::move(sorted);
    group_terms();
    return now;
}

void Lexicon::group_terms() {
    for (TermId term = 0; term < terms_.size(); ++term) {
        if (alike_.empty() || alike_.back().plain != terms_[term].plain) {
            auto const group = static_cast<Group>(alike_.size());
            alike_.push_back({terms_[term].plain, term, term});
            sounds_.push_back({sound_of(terms_[term].plain), group});
        }
        alike_.back().end = term + 1;
        group_.push_back(static_cast<Group>(alike_.size() - 1));
    }
    std::ranges::stable_sort(sounds_, {}, &Sound::sound);
}

void Lexicon::add_alike(Word const& word, Group group, float likeness, std::vector<Candidate>& found) const {
    auto const& alike = alike_[group];
    for (auto term = alike.first; term < alike.end; ++term)
        found.push_back(
            {term, likeness * (alike.plain == word.plain ? likeness_of_accents(word.text, terms_[term].text) : 1.0F)});
}

std::vector<Candidate> Lexicon::meant_by(Word const& word) const {
    std::vector<Candidate> found;
    auto const at = std::ranges::lower_bound(alike_, word.plain, {}, &Alike::plain);
    if (at != alike_.end() && at->plain == word.plain)
        add_alike(word, static_cast<Group>(at - alike_.begin()), 1, found);
    if (word.is_begun) add_begun(word, found);
    if (found.empty()) add_misspelt(word, found);
    keep_best(found);
    return found;
}

void Lexicon::add_begun(Word const& word, std::vector<Candidate>& found) const {
    auto at = std::ranges::lower_bound(alike_, word.plain, {}, &Alike::plain);
    for (; at != alike_.end() && at->plain.starts_with(word.plain); ++at)
        if (at->plain.size() > word.plain.size())
            for (auto term = at->first; term < at->end; ++term) {
                bool const is_right = terms_[term].text.starts_with(word.text);
                found.push_back({term, likeness_of_beginning(word.plain.size(), at->plain.size()) *
                                           (is_right || word.text == word.plain ? 1.0F : 0.6F)});
            }
}

void Lexicon::add_misspelt(Word const& word, std::vector<Candidate>& found) const {
    if (word.plain.size() > most_letters) return;
    auto const sound = sound_of(word.plain), telex = without_telex(word.plain);
    for (auto const& each : std::ranges::equal_range(sounds_, sound, {}, &Sound::sound))
        add_alike(word, each.group, by_sound, found);
    for (Group group = 0; group < alike_.size(); ++group) {
        auto const& plain = alike_[group].plain;
        if (plain == telex) add_alike(word, group, by_telex, found);
        if (word.plain.size() >= least_for_a_slip && is_one_slip_apart(word.plain, plain))
            add_alike(word, group, by_slip, found);
    }
}

} // namespace search
