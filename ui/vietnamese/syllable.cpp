#include "ui/vietnamese/syllable.h"

#include <algorithm>
#include <array>
#include <span>

namespace vietnamese {
namespace {

// Consonants a syllable begins with (đ counts as d); "kr" and "p" for names (Krông Pắc) and loan words (pin).
constexpr std::array<std::u32string_view, 29> onsets{
    U"",   U"b",   U"c",  U"ch", U"d",  U"g",  U"gh", U"gi", U"h", U"k",  U"kh", U"kr", U"l", U"m", U"n",
    U"ng", U"ngh", U"nh", U"p",  U"ph", U"qu", U"r",  U"s",  U"t", U"th", U"tr", U"v",  U"x", U"q"};

// Vowels with what may end them, as the dictionary of hunspell-vi has them. ăk is for the highlands' names (Đắk Lắk).
struct Rimes {
    std::u32string_view vowels;
    std::u32string_view ends; // parted by spaces; "-" is nothing
};
constexpr std::array<Rimes, 26> rimes{{{U"a", U"- c ch i m n ng nh o p t u y"},
                                       {U"ă", U"c k m n ng p t"},
                                       {U"â", U"c m n ng p t u y"},
                                       {U"e", U"- c m n ng o p t"},
                                       {U"ê", U"- c ch m n ng nh p t u"},
                                       {U"i", U"- a c ch m n ng nh p t u"},
                                       {U"iê", U"c m n ng p t u"},
                                       {U"o", U"- c i m n ng p t"},
                                       {U"oa", U"- c ch i m n ng nh o p t y"},
                                       {U"oă", U"c m n ng p t"},
                                       {U"oe", U"- m n ng o p t"},
                                       {U"oo", U"c n ng"},
                                       {U"ô", U"- c i m n ng p t"},
                                       {U"ôô", U"c n ng"},
                                       {U"ơ", U"- i m n ng p t"},
                                       {U"u", U"- a c i m n ng p t"},
                                       {U"uâ", U"c n ng t y"},
                                       {U"uê", U"- ch n nh t u"},
                                       {U"uô", U"c i m n ng p t"},
                                       {U"uơ", U"-"},
                                       {U"uy", U"- a ch n nh p t u"},
                                       {U"uyê", U"n t"},
                                       {U"ư", U"- a c i m n ng t u"},
                                       {U"ươ", U"c i m n ng p t u"},
                                       {U"y", U"- ch m n nh p t"},
                                       {U"yê", U"c m n ng p t u"}}};

std::vector<Word> written_out() {
    std::vector<Word> all;
    for (Rimes const& rime : rimes)
        for (std::size_t from = 0; from <= rime.ends.size();) {
            auto const to = std::min(rime.ends.find(U' ', from), rime.ends.size());
            auto const end = rime.ends.substr(from, to - from);
            std::u32string whole(rime.vowels);
            if (end != U"-") whole += end;
            Word& word = all.emplace_back();
            for (char32_t const c : whole)
                word.push_back(letter_of(c).value_or(Letter{}));
            from = to + 1;
        }
    return all;
}

enum class Fit { Whole, Beginning };

// A plain letter may still get its mark; a marked one has it.
bool fits(std::span<Letter const> part, Word const& rime, Fit fit) {
    if (part.size() > rime.size() || (fit == Fit::Whole && part.size() < rime.size())) return false;
    for (std::size_t i = 0; i < part.size(); ++i) {
        bool const may_get_mark = fit == Fit::Beginning && part[i].mark == Mark::None;
        if (part[i].base != rime[i].base || (part[i].mark != rime[i].mark && !may_get_mark)) return false;
    }
    return true;
}

bool is_rime(std::span<Letter const> part, Fit fit) {
    static std::vector<Word> const all = written_out();
    return std::ranges::any_of(all, [part, fit](Word const& rime) { return fits(part, rime, fit); });
}

bool has_onset(Word const& word, std::u32string_view onset) {
    if (word.size() < onset.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (i < onset.size() && (word[i].base != onset[i] || (is_vowel(word[i]) && word[i].mark != Mark::None)))
            return false;
        if (word[i].mark == Mark::Stroke && (i != 0 || onset != U"d")) return false;
    }
    return true;
}

// After a stop only the acute and the dot can be heard: "cách", "sạch".
bool is_hearable(Word const& word) {
    Tone const tone = tone_of(word);
    if (tone == Tone::None || tone == Tone::Acute || tone == Tone::Dot) return true;
    auto const after_vowels = std::find_if(word.rbegin(), word.rend(), is_vowel).base();
    return after_vowels == word.end() || std::u32string_view(U"cptk").find(after_vowels->base) == std::u32string::npos;
}

struct Range {
    std::size_t begin = 0, end = 0;
};

Range vowels_of(Word const& word) {
    std::size_t end = word.size();
    while (end > 0 && !is_vowel(word[end - 1]))
        --end;
    std::size_t begin = end;
    while (begin > 0 && is_vowel(word[begin - 1]))
        --begin;
    bool const glide = begin > 0 && begin < end && word[begin].mark == Mark::None &&
                       ((word[begin - 1].base == U'q' && word[begin].base == U'u') ||
                        (begin == 1 && word[0].base == U'g' && word[begin].base == U'i' && end - begin > 1));
    return {glide ? begin + 1 : begin, end};
}

// oa, oe, uy: the first is only on the way to the second.
bool has_glide(Letter const& first, Letter const& second) {
    if (first.base == U'o') return second.base == U'a' || second.base == U'e';
    return first.base == U'u' && second.base == U'y';
}

bool fits(Word const& word, Fit fit) {
    if (word.size() > 7 || !is_hearable(word)) return false; // "nghiêng" is the longest
    return std::ranges::any_of(onsets, [&word, fit](std::u32string_view onset) {
        if (!has_onset(word, onset)) return false;
        auto const rest = std::span(word).subspan(onset.size());
        if (rest.empty()) return fit == Fit::Beginning;
        bool const twice = onset == U"qu" && rest.front().base == U'u'; // no "quư"
        return onset != U"q" && !twice && is_vowel(rest.front()) && is_rime(rest, fit);
    });
}

} // namespace

bool is_possible(Word const& word) { return fits(word, Fit::Beginning); }
bool is_syllable(Word const& word) { return fits(word, Fit::Whole); }

std::optional<std::size_t> seat_of_tone(Word const& word, Seat seat) {
    auto const [begin, end] = vowels_of(word);
    if (begin == end) return std::nullopt;
    for (std::size_t i = end; i-- > begin;)
        if (word[i].mark != Mark::None) return i;
    if (end < word.size()) return end - 1;
    if (end - begin >= 3) return begin + 1;
    bool const glides = end - begin == 2 && has_glide(word[begin], word[begin + 1]);
    return glides && seat == Seat::New ? begin + 1 : begin;
}

Word with_tone(Word word, Tone tone, Seat seat) {
    word = without_tone(std::move(word));
    if (auto const at = seat_of_tone(word, seat)) word[*at].tone = tone;
    return word;
}

} // namespace vietnamese
