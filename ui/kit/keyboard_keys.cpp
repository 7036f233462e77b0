#include "ui/kit/keyboard_keys.h"

#include <array>
#include <span>

namespace kit {

namespace {

Key letter(std::string_view small, std::string_view capital) { return {KeyKind::Letter, small, capital, 1, false, {}}; }
Key sign(std::string_view name) { return {KeyKind::Letter, name, {}, 1, false, {}}; }
// A little wider, for the name below the mark.
Key tone(std::string_view name) { return {KeyKind::Tone, name, {}, 1.15f, false, {}}; }
Key special(KeyKind kind, std::string_view name, float units, bool stretches) {
    return {kind, name, {}, units, stretches, {}};
}

Key backspace() { return special(KeyKind::Backspace, "backspace", 1.5f, true); }
Key enter() { return special(KeyKind::Enter, "enter", 2, true); }

KeyRow signs(std::initializer_list<std::string_view> names) {
    KeyRow row;
    for (std::string_view const name : names)
        row.push_back(sign(name));
    return row;
}

KeyRow with(KeyRow row, Key last) {
    row.push_back(last);
    return row;
}

KeyRow marked_letters() {
    return {letter("ă", "Ă"),   letter("â", "Â"),  letter("đ", "Đ"),   letter("ê", "Ê"),
            letter("ô", "Ô"),   letter("ơ", "Ơ"),  letter("ư", "Ư"),   tone("tone.grave"),
            tone("tone.acute"), tone("tone.hook"), tone("tone.tilde"), tone("tone.dot")};
}

KeyRow digits() { return signs({"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"}); }

// The keyboards of Vietnamese can change the way of typing.
enum class Ways { One, Three };

KeyRow last_row(Ways ways) {
    KeyRow row{special(KeyKind::Turn, "symbols", 2, false)};
    if (ways == Ways::Three) row.push_back(special(KeyKind::Mode, "mode", 2, false));
    row.push_back(special(KeyKind::Space, "space", ways == Ways::Three ? 4 : 6, true));
    row.push_back(sign("-"));
    row.push_back(sign("/"));
    return row;
}

std::vector<KeyRow> letters(Ways ways) {
    return {{letter("q", "Q"), letter("w", "W"), letter("e", "E"), letter("r", "R"), letter("t", "T"), letter("y", "Y"),
             letter("u", "U"), letter("i", "I"), letter("o", "O"), letter("p", "P"), backspace()},
            {letter("a", "A"), letter("s", "S"), letter("d", "D"), letter("f", "F"), letter("g", "G"), letter("h", "H"),
             letter("j", "J"), letter("k", "K"), letter("l", "L"), enter()},
            {special(KeyKind::Shift, "shift", 1.5f, true), letter("z", "Z"), letter("x", "X"), letter("c", "C"),
             letter("v", "V"), letter("b", "B"), letter("n", "N"), letter("m", "M"), sign(","), sign("."), sign("?")},
            last_row(ways)};
}

std::vector<KeyRow> below(KeyRow first, std::vector<KeyRow> rows) {
    rows.insert(rows.begin(), std::move(first));
    return rows;
}

struct Hint {
    std::string_view name, hint;
};

std::vector<KeyRow> hinted(std::vector<KeyRow> rows, std::span<Hint const> hints) {
    for (KeyRow& row : rows)
        for (Key& key : row)
            for (Hint const& hint : hints)
                if (key.name == hint.name) key.hint = hint.hint;
    return rows;
}

std::vector<KeyRow> telex() {
    static constexpr std::array<Hint, 6> hints{
        {{"f", "huyền"}, {"s", "sắc"}, {"r", "hỏi"}, {"x", "ngã"}, {"j", "nặng"}, {"w", "ă ơ ư"}}};
    return hinted(below(with(with(digits(), sign("(")), sign(")")), letters(Ways::Three)), hints);
}

std::vector<KeyRow> vni() {
    static constexpr std::array<Hint, 9> hints{{{"1", "sắc"},
                                                {"2", "huyền"},
                                                {"3", "hỏi"},
                                                {"4", "ngã"},
                                                {"5", "nặng"},
                                                {"6", "â ê ô"},
                                                {"7", "ơ ư"},
                                                {"8", "ă"},
                                                {"9", "đ"}}};
    return hinted(below(with(with(digits(), sign("(")), sign(")")), letters(Ways::Three)), hints);
}

std::vector<KeyRow> symbols(Ways ways) {
    return {with(digits(), backspace()), with(signs({"!", "?", ".", ",", ":", ";", "(", ")", "\"", "'"}), enter()),
            signs({"@", "&", "+", "=", "%", "#", "*", "_", "–", "…", "°", "₫"}), last_row(ways)};
}

std::vector<KeyRow> digit_pad() {
    return {
        signs({"1", "2", "3"}),
        signs({"4", "5", "6"}),
        signs({"7", "8", "9"}),
        {special(KeyKind::Backspace, "backspace", 1, false), sign("0"), special(KeyKind::Enter, "enter", 1, false)}};
}

// Every symbol of Crockford's base 32, in the order people search them.
std::vector<KeyRow> code_pad() {
    return {with(digits(), backspace()), signs({"A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "M"}),
            with(signs({"N", "P", "Q", "R", "S", "T", "V", "W", "X", "Y", "Z"}), enter())};
}

std::vector<KeyRow> const& letters_of(KeyboardLayout layout) {
    static std::vector<KeyRow> const tone_keys = below(marked_letters(), letters(Ways::Three));
    static std::vector<KeyRow> const by_telex = telex();
    static std::vector<KeyRow> const by_vni = vni();
    static std::vector<KeyRow> const plain = letters(Ways::One);
    static std::vector<KeyRow> const pad = digit_pad();
    static std::vector<KeyRow> const code = code_pad();
    switch (layout) {
    case KeyboardLayout::Vietnamese: return tone_keys;
    case KeyboardLayout::Telex: return by_telex;
    case KeyboardLayout::Vni: return by_vni;
    case KeyboardLayout::English: return plain;
    case KeyboardLayout::Digits: return pad;
    case KeyboardLayout::Code: return code;
    }
    return plain;
}

} // namespace

std::vector<KeyRow> const& keys_of(KeyboardLayout layout, KeyPage page) {
    static std::vector<KeyRow> const signs_of_three = symbols(Ways::Three);
    static std::vector<KeyRow> const signs_of_one = symbols(Ways::One);
    bool const has_signs = layout != KeyboardLayout::Digits && layout != KeyboardLayout::Code;
    if (page == KeyPage::Letters || !has_signs) return letters_of(layout);
    return layout == KeyboardLayout::English ? signs_of_one : signs_of_three;
}

std::string id_of(Key const& key) { return "key." + std::string(key.name); }

} // namespace kit
