#include "ui/speech/keys.h"

#include <array>

#include "kiosk/base/text.h"

namespace speech {

namespace {

struct Sign {
    std::string_view label, name;
};
constexpr std::array<Sign, 24> signs{
    {{",", "speech.sign.comma"},       {".", "speech.sign.stop"},   {"?", "speech.sign.question"},
     {"!", "speech.sign.exclamation"}, {":", "speech.sign.colon"},  {";", "speech.sign.semicolon"},
     {"(", "speech.sign.open"},        {")", "speech.sign.close"},  {"\"", "speech.sign.quote"},
     {"'", "speech.sign.apostrophe"},  {"@", "speech.sign.at"},     {"&", "speech.sign.and"},
     {"+", "speech.sign.plus"},        {"=", "speech.sign.equals"}, {"%", "speech.sign.percent"},
     {"#", "speech.sign.number"},      {"*", "speech.sign.star"},   {"_", "speech.sign.underline"},
     {"–", "speech.sign.dash"},        {"-", "speech.sign.hyphen"}, {"/", "speech.sign.slash"},
     {"…", "speech.sign.dots"},        {"°", "speech.sign.degree"}, {"₫", "speech.sign.dong"}}};

} // namespace

Pieces name_of_key(kit::Node const& key, Phrases const& phrases) {
    constexpr std::string_view tone = "key.tone.";
    if (key.id.starts_with(tone)) return phrases.say("speech.tone." + key.id.substr(tone.size()));
    if (key.id == "key.symbols") return phrases.say(key.label == "abc" ? "speech.letters" : "speech.symbols");
    if (key.id == "key.mode") { // "Kiểu gõ: Telex"
        auto const colon = key.label.find(": ");
        Pieces pieces = phrases.of(key.label.substr(0, colon));
        if (colon != std::string::npos) append(pieces, phrases.of(key.label.substr(colon + 2)));
        return pieces;
    }
    for (auto const& sign : signs)
        if (sign.label == key.label) return phrases.say(sign.name);
    auto const small = base::to_lower(key.label);
    bool const capital = small != key.label && phrases.is_own(small) && base::length(small) == 1;
    if (capital && key.id != "key." + key.label) return phrases.say("speech.capital", {{"letter", phrases.of(small)}});
    return phrases.of(base::length(small) == 1 ? small : key.label);
}

} // namespace speech
