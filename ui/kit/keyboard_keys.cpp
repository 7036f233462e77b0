#include "ui/kit/keyboard_keys.h"

namespace kit {

namespace {

Key letter(std::string_view small, std::string_view capital) { return {KeyKind::Letter, small, capital, 1, false}; }
Key sign(std::string_view name) { return {KeyKind::Letter, name, {}, 1, false}; }
// A little wider, for the name below the mark.
Key tone(std::string_view name) { return {KeyKind::Tone, name, {}, 1.15f, false}; }
Key special(KeyKind kind, std::string_view name, float units, bool stretches) {
    return {kind, name, {}, units, stretches};
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

KeyRow last_row() {
    return {special(KeyKind::Turn, "symbols", 2, false), special(KeyKind::Space, "space", 6, true), sign("-"),
            sign("/")};
}

std::vector<KeyRow> letters() {
    return {{letter("q", "Q"), letter("w", "W"), letter("e", "E"), letter("r", "R"), letter("t", "T"), letter("y", "Y"),
             letter("u", "U"), letter("i", "I"), letter("o", "O"), letter("p", "P"), backspace()},
            {letter("a", "A"), letter("s", "S"), letter("d", "D"), letter("f", "F"), letter("g", "G"), letter("h", "H"),
             letter("j", "J"), letter("k", "K"), letter("l", "L"), enter()},
            {special(KeyKind::Shift, "shift", 1.5f, true), letter("z", "Z"), letter("x", "X"), letter("c", "C"),
             letter("v", "V"), letter("b", "B"), letter("n", "N"), letter("m", "M"), sign(","), sign("."), sign("?")},
            last_row()};
}

std::vector<KeyRow> below(KeyRow first, std::vector<KeyRow> rows) {
    rows.insert(rows.begin(), std::move(first));
    return rows;
}

std::vector<KeyRow> symbols() {
    return {with(digits(), backspace()), with(signs({"!", "?", ".", ",", ":", ";", "(", ")", "\"", "'"}), enter()),
            signs({"@", "&", "+", "=", "%", "#", "*", "_", "–", "…", "°", "₫"}), last_row()};
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

} // namespace

std::vector<KeyRow> const& keys_of(KeyboardLayout layout, KeyPage page) {
    static std::vector<KeyRow> const vietnamese = below(marked_letters(), letters());
    static std::vector<KeyRow> const vni = below(with(with(digits(), sign("(")), sign(")")), letters());
    static std::vector<KeyRow> const plain = letters();
    static std::vector<KeyRow> const signs_page = symbols();
    static std::vector<KeyRow> const pad = digit_pad();
    static std::vector<KeyRow> const code = code_pad();
    if (layout == KeyboardLayout::Digits) return pad;
    if (layout == KeyboardLayout::Code) return code;
    if (page == KeyPage::Symbols) return signs_page;
    switch (layout) {
    case KeyboardLayout::Vietnamese: return vietnamese;
    case KeyboardLayout::Vni: return vni;
    case KeyboardLayout::Telex:
    case KeyboardLayout::English: return plain;
    case KeyboardLayout::Digits: return pad;
    case KeyboardLayout::Code: return code;
    }
    return plain;
}

std::string id_of(Key const& key) { return "key." + std::string(key.name); }

} // namespace kit
