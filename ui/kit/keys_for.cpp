// keys_for(): finds the keys by trying: each word is typed in the few orders people use (marks and tone at once, tone
// at the end, all marks at the end), and the first that gives exactly the word is taken.
#include <algorithm>
#include <array>

#include "kiosk/base/text.h"
#include "ui/kit/keys_for.h"
#include "ui/kit/typing.h"

namespace kit {

namespace {

struct Stroke {
    Key key;
    KeyPage page = KeyPage::Letters;
    bool capital = false;
};
using Strokes = std::vector<Stroke>;

// A letter taken apart: "ệ" is "e", "ê" and the tone "nặng".
struct Parts {
    std::string plain;     // without mark and tone, "e"
    std::string marked;    // with its mark, "ê"
    std::string_view tone; // name of the tone key; empty: none
};

struct ToneKeys {
    char32_t combining;
    std::string_view key, telex, vni;
};
constexpr std::array<ToneKeys, 5> tones{{{0x300, "tone.grave", "f", "2"},
                                         {0x301, "tone.acute", "s", "1"},
                                         {0x309, "tone.hook", "r", "3"},
                                         {0x303, "tone.tilde", "x", "4"},
                                         {0x323, "tone.dot", "j", "5"}}};

struct MarkKeys {
    std::string_view marked, plain, telex, vni;
};
constexpr std::array<MarkKeys, 7> marks{{{"ă", "a", "w", "8"},
                                         {"â", "a", "a", "6"},
                                         {"đ", "d", "d", "9"},
                                         {"ê", "e", "e", "6"},
                                         {"ô", "o", "o", "6"},
                                         {"ơ", "o", "w", "7"},
                                         {"ư", "u", "w", "7"}}};

std::string utf8(char32_t c) {
    std::string out;
    base::append_utf8(out, c);
    return out;
}

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c >= 0xC0; }

// The tone of a small letter is the mark that, joined with the letter without it, gives the letter.
Parts parts_of(std::string const& small) {
    static constexpr std::array<std::string_view, 12> vowels{"a", "ă", "â", "e", "ê", "i",
                                                             "o", "ô", "ơ", "u", "ư", "y"};
    Parts parts{small, small, {}};
    for (ToneKeys const& tone : tones)
        for (std::string_view const vowel : vowels)
            if (base::to_nfc(std::string(vowel) + utf8(tone.combining)) == small) {
                parts.marked = vowel;
                parts.tone = tone.key;
            }
    parts.plain = parts.marked;
    for (MarkKeys const& mark : marks)
        if (mark.marked == parts.marked) parts.plain = mark.plain;
    return parts;
}

std::optional<Stroke> stroke_of(std::string_view letter, KeyboardLayout layout) {
    for (KeyPage const page : {KeyPage::Letters, KeyPage::Symbols})
        for (KeyRow const& row : keys_of(layout, page))
            for (Key const& key : row) {
                if (key.kind == KeyKind::Space && letter == " ") return Stroke{key, page, false};
                if (key.kind != KeyKind::Letter) continue;
                if (key.name == letter) return Stroke{key, page, false};
                if (key.shifted == letter && !letter.empty()) return Stroke{key, page, true};
            }
    return std::nullopt;
}

std::optional<Stroke> tone_stroke(std::string_view tone, KeyboardLayout layout) {
    auto const keys = std::ranges::find(tones, tone, &ToneKeys::key);
    if (layout == KeyboardLayout::Telex) return stroke_of(keys->telex, layout);
    if (layout == KeyboardLayout::Vni) return stroke_of(keys->vni, layout);
    for (KeyRow const& row : keys_of(layout, KeyPage::Letters))
        for (Key const& key : row)
            if (key.kind == KeyKind::Tone && key.name == tone) return Stroke{key, KeyPage::Letters, false};
    return std::nullopt;
}

// What turns the plain letter into the marked one; nothing where the marked letter has a key of its own.
std::optional<Stroke> mark_stroke(std::string_view marked, KeyboardLayout layout) {
    auto const keys = std::ranges::find(marks, marked, &MarkKeys::marked);
    if (keys == marks.end()) return std::nullopt;
    if (layout == KeyboardLayout::Telex) return stroke_of(keys->telex, layout);
    if (layout == KeyboardLayout::Vni) return stroke_of(keys->vni, layout);
    return std::nullopt;
}

enum class Order { AtOnce, ToneLast, AllLast, Plain };

class Typist {
public:
    explicit Typist(KeyboardLayout layout) : layout_(layout) {}

    bool type(std::u32string_view text) {
        while (!text.empty()) {
            std::size_t length = 0;
            while (length < text.size() && is_letter(text[length]))
                ++length;
            std::u32string_view const piece = text.substr(0, std::max<std::size_t>(length, 1));
            if (!type_piece(piece)) return false;
            text.remove_prefix(piece.size());
        }
        return true;
    }

    // With shift before each capital, and the key that turns the page where it must be turned; ends on the letters.
    std::vector<std::string> ids() const {
        std::vector<std::string> out;
        KeyPage page = KeyPage::Letters;
        for (Stroke const& stroke : strokes_) {
            if (stroke.key.kind != KeyKind::Space && stroke.page != page) {
                out.push_back("key.symbols");
                page = stroke.page;
            }
            if (stroke.capital) out.push_back("key.shift");
            out.push_back(id_of(stroke.key));
        }
        if (page == KeyPage::Symbols) out.push_back("key.symbols");
        return out;
    }

private:
    bool type_piece(std::u32string_view piece) {
        std::string wanted = typed_;
        for (char32_t const c : piece)
            base::append_utf8(wanted, c);
        for (Order const order : {Order::Plain, Order::AtOnce, Order::ToneLast, Order::AllLast}) {
            auto const strokes = strokes_for(piece, order);
            if (!strokes) continue;
            std::string text = typed_;
            for (Stroke const& stroke : *strokes)
                text = typed(text, stroke.key, {stroke.page, stroke.capital, layout_});
            if (text != wanted) continue;
            typed_ = wanted;
            strokes_.insert(strokes_.end(), strokes->begin(), strokes->end());
            return true;
        }
        return piece.size() == 1 && type_from_symbols(piece.front(), wanted);
    }

    // A digit that would be a mark after a letter is taken from the page of symbols, where every key is itself.
    bool type_from_symbols(char32_t c, std::string const& wanted) {
        for (KeyRow const& row : keys_of(layout_, KeyPage::Symbols))
            for (Key const& key : row)
                if (key.kind == KeyKind::Letter && key.name == utf8(c)) {
                    strokes_.push_back({key, KeyPage::Symbols, false});
                    typed_ = wanted;
                    return true;
                }
        return false;
    }

    std::optional<Strokes> strokes_for(std::u32string_view piece, Order order) const {
        Strokes strokes, last_marks, last_tones;
        for (char32_t const c : piece) {
            std::string const letter = utf8(c);
            bool const plain = order == Order::Plain;
            std::string const small = plain ? letter : base::to_lower(letter);
            Parts const parts = plain ? Parts{letter, letter, {}} : parts_of(small);
            auto const mark = plain ? std::nullopt : mark_stroke(parts.marked, layout_);
            auto first = stroke_of(mark ? parts.plain : parts.marked, layout_);
            if (!first) return std::nullopt;
            if (small != letter) first->capital = true;
            strokes.push_back(*first);
            if (mark) (order == Order::AllLast ? last_marks : strokes).push_back(*mark);
            if (parts.tone.empty()) continue;
            auto const tone = tone_stroke(parts.tone, layout_);
            if (!tone) return std::nullopt;
            (order == Order::AtOnce ? strokes : last_tones).push_back(*tone);
        }
        strokes.insert(strokes.end(), last_marks.begin(), last_marks.end());
        strokes.insert(strokes.end(), last_tones.begin(), last_tones.end());
        return strokes;
    }

    KeyboardLayout layout_;
    std::string typed_;
    Strokes strokes_;
};

} // namespace

std::optional<std::vector<std::string>> keys_for(std::string_view text, KeyboardLayout layout) {
    Typist typist(layout);
    auto const letters = base::code_points(text);
    if (!typist.type({letters.data(), letters.size()})) return std::nullopt;
    return typist.ids();
}

} // namespace kit
