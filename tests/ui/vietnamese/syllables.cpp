#include "tests/ui/vietnamese/syllables.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tests {
namespace {

// Letters in a plain notation: "u+o+" is ươ, "d-" is đ.
std::vector<Glyph> glyphs(std::string_view notation) {
    std::vector<Glyph> letters;
    for (char const c : notation)
        if (c >= 'a' && c <= 'z')
            letters.push_back({c, 0});
        else
            letters.back().mark = c;
    return letters;
}

std::vector<std::string_view> split(std::string_view words) {
    std::vector<std::string_view> parts;
    while (!words.empty()) {
        auto const end = std::min(words.find(' '), words.size());
        parts.push_back(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return parts;
}

// Consonants by their sound: "k" is spelt c, k or q; "g" g or gh; "ng" ng or ngh; "gi" loses its i before another.
constexpr std::string_view onsets = "0 b k ch d d- g gi h kh l m n ng nh p ph r s t th tr v x";

// A nucleus with a coda behind it and without, and the codas it takes: i and u are the glides that end it, written as
// they are spelt there; 0 is none.
struct Nucleus {
    std::string_view closed, open, codas;
};
constexpr std::array<Nucleus, 15> nuclei{{{"a", "a", "0 p t c m n ng ch nh i y u o"},
                                          {"a(", "", "p t c m n ng"},
                                          {"a^", "", "p t c m n ng u y"},
                                          {"e", "e", "0 p t c m n ng o"},
                                          {"e^", "e^", "0 p t m n ch nh u"},
                                          {"i", "i", "0 p t m n ch nh u"},
                                          {"ie^", "ia", "0 p t c m n ng u"},
                                          {"o", "o", "0 p t c m n ng i"},
                                          {"oo", "", "c ng"},
                                          {"o^", "o^", "0 p t c m n ng i"},
                                          {"o+", "o+", "0 p t m n i"},
                                          {"u", "u", "0 p t c m n ng i"},
                                          {"uo^", "ua", "0 t c m n ng i"},
                                          {"u+", "u+", "0 t c m n ng i u"},
                                          {"u+o+", "u+a", "0 p t c m n ng i u"}}};
// The same behind the glide w, which is heard before vowels that are not rounded: toa, quê, khuya.
constexpr std::array<Nucleus, 9> glided{{{"a", "a", "0 p t c m n ng ch nh i y o u"},
                                         {"a(", "", "p t c m n ng"},
                                         {"a^", "", "t c n ng y"},
                                         {"e", "e", "0 p t m n o"},
                                         {"e^", "e^", "0 t n ch nh u"},
                                         {"o+", "o+", "0"},
                                         {"y", "y", "0 p t n ch nh u"},
                                         {"ye^", "ya", "0 n t"},
                                         {"o^", "", "c"}}}; // quốc alone

bool is_one_of(std::string_view word, std::string_view words) {
    auto const all = split(words);
    return std::ranges::find(all, word) != all.end();
}

bool is_front(std::string_view nucleus) { return nucleus[0] == 'e' || nucleus[0] == 'i' || nucleus[0] == 'y'; }

std::string onset_spelt(std::string_view onset, bool glide, std::string_view nucleus) {
    if (onset == "0") return "";
    if (onset == "k" && glide) return "q";
    if (onset == "k") return is_front(nucleus) ? "k" : "c";
    bool const high = is_front(nucleus) && !glide;
    if (onset == "g" || onset == "ng") return std::string(onset) + (high ? "h" : "");
    if (onset == "gi" && nucleus[0] == 'i') return "g";
    return std::string(onset);
}

std::string glide_spelt(std::string_view onset, std::string_view nucleus) {
    bool const low = nucleus == "a" || nucleus == "a(" || nucleus == "e";
    return low && onset != "k" ? "o" : "u";
}

// What sounds and spelling forbid beyond the table.
bool can_stand(std::string_view onset, bool glide, std::string_view nucleus, std::string_view coda) {
    bool const open = coda == "0";
    if (onset == "gi" && !glide) // giê + n is spelt as gi + iên is
        return nucleus != "ia" && (nucleus != "e^" || open) && (nucleus != "i" || coda != "u");
    if (!glide) return true;
    if (nucleus == "o^") return onset == "k";
    if (nucleus == "o+") return is_one_of(onset, "k h kh th");
    if (onset == "gi" || onset == "g") return nucleus == "a" && open; // góa
    if (nucleus == "a" && coda == "o") return is_one_of(onset, "k ng h kh");
    if (nucleus == "a" && coda == "u") return onset == "k";
    return onset != "k" || (nucleus != "ya" && (nucleus != "y" || coda != "u")); // khuya, khuỷu: never with q
}

struct Sound {
    std::string_view onset;
    bool glide;
    std::string_view nucleus, coda;
};

Syllable spelt(Sound const& sound, std::string_view nucleus, int tone) {
    std::string const onset = onset_spelt(sound.onset, sound.glide, nucleus);
    std::string const glide = sound.glide ? glide_spelt(sound.onset, nucleus) : "";
    std::string const coda(sound.coda == "0" ? "" : sound.coda);
    Syllable syllable{glyphs(onset + glide + std::string(nucleus) + coda), tone};
    auto const heart = glyphs(nucleus);
    std::size_t const begin = glyphs(onset).size() + glide.size();
    // A nucleus of two letters carries the tone on its first when open (mía, khuya), else on its second (tiến).
    bool const second = heart.size() == 2 && !coda.empty();
    syllable.new_seat = begin + (second ? 1 : 0);
    bool const plain_glide = sound.glide && onset != "q" && coda.empty() && heart.size() == 1 && heart[0].mark == 0;
    syllable.old_seat = plain_glide ? begin - 1 : syllable.new_seat;
    bool const labial = is_one_of(sound.onset, "b m ph v p");
    syllable.loan = (sound.glide && labial) || nucleus == "oo" || sound.onset == "p";
    return syllable;
}

void add_tones(std::vector<Syllable>& all, Sound const& sound, std::string_view nucleus) {
    bool const stopped = is_one_of(sound.coda, "p t c ch"); // sắc and nặng alone
    for (int const tone : {0, 1, 2, 3, 4, 5})
        if (!stopped || tone == 1 || tone == 5) all.push_back(spelt(sound, nucleus, tone));
}

// An open i is also spelt y by itself and behind h k l m s t v: ý, kỳ, Mỹ.
bool may_be_y(Sound const& sound) {
    return !sound.glide && sound.nucleus == "i" && sound.coda == "0" && is_one_of(sound.onset, "0 h k l m s t v");
}

void add(std::vector<Syllable>& all, Sound sound, Nucleus const& nucleus) {
    bool const open = sound.coda == "0";
    sound.nucleus = open ? nucleus.open : nucleus.closed;
    if (sound.nucleus.empty() || !can_stand(sound.onset, sound.glide, sound.nucleus, sound.coda)) return;
    bool const alone = sound.onset == "0" && !sound.glide && sound.nucleus == "ie^"; // yên, yêu
    add_tones(all, sound, alone ? "ye^" : sound.nucleus);
    if (may_be_y(sound)) add_tones(all, sound, "y");
}

std::vector<Syllable> made() {
    std::vector<Syllable> all;
    for (auto const onset : split(onsets)) {
        for (Nucleus const& nucleus : nuclei)
            for (auto const coda : split(nucleus.codas))
                add(all, {onset, false, {}, coda}, nucleus);
        for (Nucleus const& nucleus : glided)
            for (auto const coda : split(nucleus.codas))
                add(all, {onset, true, {}, coda}, nucleus);
    }
    return all;
}

} // namespace

std::vector<Syllable> const& all_syllables() {
    static std::vector<Syllable> const all = made();
    return all;
}

namespace {

struct Row {
    char base, mark;
    std::array<std::string_view, 6> toned;
};
constexpr std::array<Row, 12> rows{{{'a', 0, {"a", "á", "à", "ả", "ã", "ạ"}},
                                    {'a', '(', {"ă", "ắ", "ằ", "ẳ", "ẵ", "ặ"}},
                                    {'a', '^', {"â", "ấ", "ầ", "ẩ", "ẫ", "ậ"}},
                                    {'e', 0, {"e", "é", "è", "ẻ", "ẽ", "ẹ"}},
                                    {'e', '^', {"ê", "ế", "ề", "ể", "ễ", "ệ"}},
                                    {'i', 0, {"i", "í", "ì", "ỉ", "ĩ", "ị"}},
                                    {'o', 0, {"o", "ó", "ò", "ỏ", "õ", "ọ"}},
                                    {'o', '^', {"ô", "ố", "ồ", "ổ", "ỗ", "ộ"}},
                                    {'o', '+', {"ơ", "ớ", "ờ", "ở", "ỡ", "ợ"}},
                                    {'u', 0, {"u", "ú", "ù", "ủ", "ũ", "ụ"}},
                                    {'u', '+', {"ư", "ứ", "ừ", "ử", "ữ", "ự"}},
                                    {'y', 0, {"y", "ý", "ỳ", "ỷ", "ỹ", "ỵ"}}}};

struct Keys {
    std::string_view tones;     // by tone; the first is not used
    char (*mark)(Glyph const&); // the key of a letter's mark
    char lone_horn;             // stands for ư by itself; 0: none
};

char telex_mark(Glyph const& letter) {
    if (letter.mark == '^' || letter.mark == '-') return letter.base;
    return 'w';
}
char vni_mark(Glyph const& letter) {
    switch (letter.mark) {
    case '^': return '6';
    case '+': return '7';
    case '(': return '8';
    default: return '9';
    }
}

bool is_twin_o(std::vector<Glyph> const& letters, std::size_t i) {
    return i > 0 && letters[i].base == 'o' && letters[i - 1].base == 'o';
}

bool is_horned(std::vector<Glyph> const& letters, std::size_t i, char base) {
    return i < letters.size() && letters[i].base == base && letters[i].mark == '+';
}

std::string inline_keys(Syllable const& syllable, Keys const& keys, bool tone_inline) {
    std::string out;
    for (std::size_t i = 0; i < syllable.letters.size(); ++i) {
        Glyph const& letter = syllable.letters[i];
        out += letter.base;
        if (letter.mark != 0) out += keys.mark(letter);
        if (keys.lone_horn != 0 && is_twin_o(syllable.letters, i)) out += 'o'; // "oo" is "ooo" in Telex
        if (tone_inline && i == syllable.old_seat && syllable.tone > 0)
            out += keys.tones[static_cast<std::size_t>(syllable.tone)];
    }
    if (!tone_inline && syllable.tone > 0) out += keys.tones[static_cast<std::size_t>(syllable.tone)];
    return out;
}

// ươ and ưu get their horns by one key.
std::string all_last_keys(Syllable const& syllable, Keys const& keys) {
    std::string letters, marks;
    for (std::size_t i = 0; i < syllable.letters.size(); ++i) {
        Glyph const& letter = syllable.letters[i];
        letters += letter.base;
        if (keys.lone_horn != 0 && is_twin_o(syllable.letters, i)) letters += 'o';
        bool const second_horn =
            is_horned(syllable.letters, i, 'o') && i > 0 && is_horned(syllable.letters, i - 1, 'u');
        if (letter.mark != 0 && !second_horn) marks += keys.mark(letter);
    }
    if (syllable.tone > 0) marks += keys.tones[static_cast<std::size_t>(syllable.tone)];
    return letters + marks;
}

std::string short_keys(Syllable const& syllable, Keys const& keys) {
    std::string out;
    for (std::size_t i = 0; i < syllable.letters.size(); ++i) {
        Glyph const& letter = syllable.letters[i];
        bool const before_horned_o = is_horned(syllable.letters, i, 'u') && is_horned(syllable.letters, i + 1, 'o');
        bool const behind_horned_u =
            is_horned(syllable.letters, i, 'o') && i > 0 && is_horned(syllable.letters, i - 1, 'u');
        if (is_horned(syllable.letters, i, 'u') && keys.lone_horn != 0) {
            out += keys.lone_horn;
            continue;
        }
        out += letter.base;
        bool const has_it_already = keys.lone_horn != 0 ? behind_horned_u : before_horned_o;
        if (letter.mark != 0 && !has_it_already) out += keys.mark(letter);
        if (keys.lone_horn != 0 && is_twin_o(syllable.letters, i)) out += 'o';
    }
    if (syllable.tone > 0) out += keys.tones[static_cast<std::size_t>(syllable.tone)];
    return out;
}

std::string keys_in(Syllable const& syllable, Order order, Keys const& keys) {
    switch (order) {
    case Order::ToneLast: return inline_keys(syllable, keys, false);
    case Order::Inline: return inline_keys(syllable, keys, true);
    case Order::AllLast: return all_last_keys(syllable, keys);
    case Order::Short: return short_keys(syllable, keys);
    }
    return {};
}

} // namespace

std::string text_of(Syllable const& syllable, Seat seat) {
    std::string text;
    std::size_t const seated = seat == Seat::Old ? syllable.old_seat : syllable.new_seat;
    for (std::size_t i = 0; i < syllable.letters.size(); ++i) {
        Glyph const letter = syllable.letters[i];
        auto const row = std::ranges::find_if(
            rows, [letter](Row const& r) { return r.base == letter.base && r.mark == letter.mark; });
        if (row != rows.end())
            text += row->toned[i == seated ? static_cast<std::size_t>(syllable.tone) : 0];
        else if (letter.mark == '-')
            text += "đ";
        else
            text += letter.base;
    }
    return text;
}

std::string without_tone(std::string_view text) {
    std::string plain(text);
    for (Row const& row : rows)
        for (auto const toned : row.toned)
            for (auto at = plain.find(toned); at != std::string::npos; at = plain.find(toned, at + 1))
                plain.replace(at, toned.size(), row.toned.front());
    return plain;
}

std::string telex_keys(Syllable const& syllable, Order order) {
    return keys_in(syllable, order, {" sfrxj", telex_mark, 'w'});
}
std::string vni_keys(Syllable const& syllable, Order order) {
    return keys_in(syllable, order, {" 12345", vni_mark, 0});
}

} // namespace tests
