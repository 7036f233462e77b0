#include "ui/vietnamese/typing.h"

#include <algorithm>

#include "ui/vietnamese/spelling.h"
#include "ui/vietnamese/syllable.h"

namespace vietnamese {
namespace {

// What a key made of a word.
struct Outcome {
    Word word;
    bool taken_back = false; // a mark or tone went, and the key was typed
    bool lone_w = false;     // a "w" became "ư" by itself
};

Outcome appended(Word word, Letter const& letter) {
    word.push_back(letter);
    return {std::move(word)};
}

template<class Change>
std::optional<Word> if_possible(Word word, Change change) {
    Word const before = word;
    change(word);
    word = with_tone(word, tone_of(before));
    if (word == before || !is_possible(word)) return std::nullopt;
    return word;
}

std::optional<Word> with_stroke(Word const& word) {
    if (word.front().base != U'd' || word.front().mark != Mark::None) return std::nullopt;
    return if_possible(word, [](Word& w) { w.front().mark = Mark::Stroke; });
}

std::optional<Word> with_circumflex(Word const& word, std::u32string_view bases) {
    for (std::size_t i = word.size(); i-- > 0;) {
        if (bases.find(word[i].base) == std::u32string_view::npos || word[i].mark == Mark::Circumflex) continue;
        auto const marked = if_possible(word, [i](Word& w) {
            w[i].mark = Mark::Circumflex;
            if (i > 0 && w[i - 1].base == U'u') w[i - 1].mark = Mark::None; // ươ becomes uô
        });
        if (marked) return marked;
    }
    return std::nullopt;
}

// "uơ" is heard in huơ, khuơ, thuở alone, and after "q".
bool may_end_in_one_horn(Word const& word, std::size_t vowel) {
    return vowel > 0 && word[vowel - 1].base == U'h' && (vowel == 1 || word[0].base != U'p');
}

// "uo" gets both horns (thương), but one where no letters follow (thuở); after "q" one.
std::optional<Word> with_two_horns(Word const& word) {
    for (std::size_t i = 0; i + 1 < word.size(); ++i) {
        if (word[i].base != U'u' || word[i + 1].base != U'o' || word[i + 1].mark == Mark::Horn) continue;
        bool const both = i + 2 < word.size() || word[i].mark == Mark::Horn || !may_end_in_one_horn(word, i);
        for (Mark const u : {both ? Mark::Horn : Mark::None, Mark::None}) {
            auto const marked = if_possible(word, [i, u](Word& w) {
                w[i].mark = u;
                w[i + 1].mark = Mark::Horn;
            });
            if (marked) return marked;
        }
    }
    return std::nullopt;
}

std::optional<Word> with_horn_or_breve(Word const& word, std::u32string_view bases) {
    if (bases.find(U'o') != std::u32string_view::npos)
        if (auto const marked = with_two_horns(word)) return marked;
    for (std::size_t i = 0; i < word.size(); ++i) {
        Mark const mark = word[i].base == U'a' ? Mark::Breve : Mark::Horn;
        bool const has_horn_behind =
            i + 1 < word.size() && word[i + 1].mark == Mark::Horn; // "uơ": the key takes it away
        if (bases.find(word[i].base) == std::u32string_view::npos || word[i].mark == mark || has_horn_behind) continue;
        if (auto const marked = if_possible(word, [i, mark](Word& w) { w[i].mark = mark; })) return marked;
    }
    return std::nullopt;
}

std::optional<Word> with_mark(Word const& word, MarkKey const& key) {
    switch (key.mark) {
    case Mark::None: return std::nullopt;
    case Mark::Stroke: return with_stroke(word);
    case Mark::Circumflex: return with_circumflex(word, key.bases);
    case Mark::Horn:
    case Mark::Breve: return with_horn_or_breve(word, key.bases);
    }
    return std::nullopt;
}

// The word without the marks of this key; nothing when it has none.
std::optional<Word> without_mark(Word word, MarkKey const& key) {
    bool had = false;
    for (Letter& letter : word) {
        bool const other =
            letter.mark == Mark::None || (letter.mark == Mark::Circumflex) != (key.mark == Mark::Circumflex);
        if (other || key.bases.find(letter.base) == std::u32string_view::npos) continue;
        letter.mark = Mark::None;
        had = true;
    }
    if (!had) return std::nullopt;
    return word;
}

// "w" with no letter to change, where "ư" can stand: như, giữ, ưa.
Outcome pressed_lone(Word word, Letter const& typed, Options const& options) {
    Word const plain = word;
    word.push_back({U'u', Mark::Horn, Tone::None, typed.capital});
    if (options.mode != Mode::Telex || !options.lone_w || typed.base != U'w' || !is_possible(word))
        return appended(plain, typed);
    return {std::move(word), false, true};
}

Outcome pressed_mark(Word const& word, MarkKey const& key, Letter const& typed, Options const& options) {
    if (auto marked = with_mark(word, key)) return {*std::move(marked)};
    auto plain = without_mark(word, key);
    if (!plain) return pressed_lone(word, typed, options);
    auto outcome = appended(with_tone(*plain, tone_of(word)), typed);
    outcome.taken_back = true;
    return outcome;
}

// "ươ" alone becomes nothing but "ươn" and its like; toned it is meant as "uở".
Word without_first_horn_if_alone(Word word) {
    if (word.size() == 2 && word[0].mark == Mark::Horn && word[1].base == U'o' && word[1].mark == Mark::Horn)
        word[0].mark = Mark::None;
    return word;
}

Outcome pressed_tone(Word const& word, Tone tone, Letter const& typed) {
    Tone const had = tone_of(word);
    if (tone == Tone::None) return had == Tone::None ? appended(word, typed) : Outcome{without_tone(word)};
    if (had == tone) {
        auto outcome = appended(without_tone(word), typed);
        outcome.taken_back = true;
        return outcome;
    }
    auto toned = with_tone(without_first_horn_if_alone(word), tone);
    bool const fits = seat_of_tone(word) && is_possible(toned);
    return fits ? Outcome{std::move(toned)} : appended(word, typed);
}

// "uơ" and "ưo" with a letter behind are "ươ".
Word with_horns_joined(Word const& word) {
    for (std::size_t i = 0; i + 2 < word.size(); ++i) {
        bool const pair = word[i].base == U'u' && word[i + 1].base == U'o';
        bool const one = (word[i].mark == Mark::Horn) != (word[i + 1].mark == Mark::Horn);
        if (!pair || !one || word[i + 1].mark == Mark::Circumflex) continue;
        auto const joined = if_possible(word, [i](Word& w) { w[i].mark = w[i + 1].mark = Mark::Horn; });
        if (joined) return *joined;
    }
    return word;
}

// Letters that stand for words hold đ anywhere: HĐND, TĐ.
Outcome pressed_in_initials(Word word, Letter const& typed) {
    if (word.back().base != U'd') return appended(std::move(word), typed);
    bool const had = word.back().mark == Mark::Stroke;
    word.back().mark = had ? Mark::None : Mark::Stroke;
    if (!had) return {std::move(word)};
    auto outcome = appended(std::move(word), typed);
    outcome.taken_back = true;
    return outcome;
}

Outcome pressed(Word const& word, Letter const& typed, Options const& options) {
    char32_t const key = typed.base;
    auto const mark = mark_key(key, options.mode);
    if (std::ranges::none_of(word, is_vowel)) {
        bool const stroke = mark && mark->mark == Mark::Stroke && !word.empty();
        return stroke ? pressed_in_initials(word, typed) : pressed_lone(word, typed, options);
    }
    if (is_possible(word)) {
        if (auto const tone = tone_key(key, options.mode)) return pressed_tone(word, *tone, typed);
        if (mark) return pressed_mark(word, *mark, typed, options);
    }
    return appended(word, typed);
}

// Direct: the tone finds its new seat when the word is a syllable; other words are let be.
Word typed_directly(Word word, Letter const& typed, Seat seat) {
    word.push_back(typed);
    return is_possible(word) && tone_of(word) != Tone::None ? with_tone(word, tone_of(word), seat) : word;
}

Word with_tone_key(Word const& word, Tone tone, Seat seat) {
    if (tone == Tone::None || tone == tone_of(word)) return without_tone(word);
    if (seat_of_tone(word)) return with_tone(word, tone, seat);
    Word toned = without_tone(word); // "qu": the tone may come before the vowel
    if (!toned.empty() && is_vowel(toned.back())) toned.back().tone = tone;
    return toned;
}

// "dât" of "data": a stop without its tone, its mark typed late. Where the mark was typed behind its letter ("viêt") it
// was meant.
bool is_by_chance(Word const& word, std::u32string_view keys, Mode mode) {
    bool const stopped = std::u32string_view(U"cpt").find(word.back().base) != std::u32string_view::npos ||
                         (word.back().base == U'h' && word.size() > 1 && word[word.size() - 2].base == U'c');
    return stopped && tone_of(word) == Tone::None && keys_of(word, mode) != keys;
}

// A word at its end: one that stopped on the way to a syllable ("úe") is given back as typed ("use").
Word finished(Word const& word, std::u32string_view keys, Mode mode) {
    bool const no_letters_of_ours = text_of(word).size() == word.size(); // all ASCII
    bool const initials = std::ranges::none_of(word, is_vowel);
    if (no_letters_of_ours || initials || !is_possible(word)) return word;
    return is_syllable(word) && !is_by_chance(word, keys, mode) ? word : word_of(keys);
}

void wipe(void* memory, std::size_t size) {
    auto volatile* bytes = static_cast<unsigned char volatile*>(memory);
    while (size-- > 0)
        *bytes++ = 0;
}

// "w" typed thrice is for an address on the net.
bool is_www(std::u32string_view keys) {
    return keys.size() == 3 && keys.find_first_not_of(U"wW") == std::u32string_view::npos;
}

// What a Typist remembers of the word being typed.
struct Memory {
    std::u32string& keys;
    bool& lone_w;
};

std::u32string letters_of(Word const& word) {
    std::u32string letters;
    for (Letter const& letter : word)
        letters.push_back(code_point_of(letter));
    return letters;
}

// In Telex and VNI: the word that a letter or digit makes of `word`.
Word grown(Word const& word, Letter const& typed, Options const& options, Memory memory) {
    std::u32string const keys_before = memory.keys;
    memory.keys.push_back(code_point_of(typed));
    if (options.lone_w && options.mode == Mode::Telex && is_www(memory.keys)) return word_of(memory.keys);
    auto outcome = pressed(word, typed, options);
    memory.lone_w = memory.lone_w || outcome.lone_w;
    if (outcome.taken_back && memory.lone_w && typed.base == U'w') return word_of(keys_before); // "tww" is "tw"
    bool const longer = outcome.word.size() > word.size() && !outcome.taken_back;
    if (longer) outcome.word = with_horns_joined(outcome.word);
    if (is_possible(outcome.word))
        outcome.word = with_tone(outcome.word, tone_of(outcome.word), options.seat);
    else if (longer && is_possible(word))
        outcome.word = word_of(memory.keys);
    if (outcome.taken_back) memory.keys = letters_of(outcome.word); // what was taken back once stays: "gooo", "good"
    return outcome.word;
}

} // namespace

void Typist::forget() {
    wipe(word_.data(), word_.size());
    wipe(keys_.data(), keys_.size() * sizeof(char32_t));
    word_.clear();
    keys_.clear();
    lone_w_ = false;
}

std::string Typist::type(std::string_view before, Key key, Options const& options) {
    Word const word = last_word(before);
    std::string const text = text_of(word);
    std::string out(before.substr(0, before.size() - text.size()));
    if (auto const* tone = std::get_if<Tone>(&key)) {
        forget();
        return out + text_of(with_tone_key(word, *tone, options.seat));
    }
    char32_t const character = std::get<char32_t>(key);
    auto const typed = letter_of(character);
    if (!typed) {
        out += options.mode != Mode::Direct && word_ == text ? text_of(finished(word, keys_, options.mode)) : text;
        append_utf8(out, character);
        forget();
        return out;
    }
    if (options.mode == Mode::Direct) {
        forget();
        return out + text_of(typed_directly(word, *typed, options.seat));
    }
    if (word_ != text) {
        keys_ = keys_of(word, options.mode);
        lone_w_ = false;
    }
    word_ = text_of(grown(word, *typed, options, {keys_, lone_w_}));
    return out + word_;
}

std::string type(std::string_view before, Key key, Options const& options) {
    return Typist().type(before, key, options);
}

} // namespace vietnamese
