// keys_for(): a word's keys are found by typing: with the tone at its end, with the tone behind its letter, and letter
// by letter with a key twice where once would have changed a letter ("test" is "tesst" in Telex). What gives the word
// is taken.
#include <utility>

#include "ui/vietnamese/spelling.h"

namespace vietnamese {
namespace {

using Keys = std::vector<Key>;

std::string written(Keys const& keys, Options const& options) {
    Typist typist;
    std::string text;
    for (Key const& key : keys)
        text = typist.type(text, key, options);
    return text;
}

Keys as_keys(std::u32string const& characters) { return {characters.begin(), characters.end()}; }

Keys direct_keys(Word const& word, bool tone_last) {
    Keys keys;
    for (Letter letter : word) {
        Tone const tone = std::exchange(letter.tone, Tone::None);
        keys.emplace_back(code_point_of(letter));
        if (!tone_last && tone != Tone::None) keys.emplace_back(tone);
    }
    if (tone_last && tone_of(word) != Tone::None) keys.emplace_back(tone_of(word));
    return keys;
}

Keys letter_by_letter(Word const& word, Options const& options) {
    Keys keys;
    std::string wanted;
    for (Letter const& letter : word) {
        append_utf8(wanted, code_point_of(letter));
        for (char32_t const key : keys_of({letter}, options.mode))
            keys.emplace_back(key);
        if (written(keys, options) != wanted) keys.push_back(keys.back());
    }
    return keys;
}

std::optional<Keys> keys_for_word(Word const& word, Options const& options) {
    Mode const mode = options.mode;
    std::string const wanted = text_of(word);
    auto ways = mode == Mode::Direct ? std::vector<Keys>{direct_keys(word, true), direct_keys(word, false)}
                                     : std::vector<Keys>{as_keys(keys_tone_last(word, mode)),
                                                         as_keys(keys_of(word, mode)), letter_by_letter(word, options)};
    for (Keys& way : ways)
        if (written(way, options) == wanted) return std::move(way);
    return std::nullopt;
}

} // namespace

std::optional<Keys> keys_for(std::string_view text, Options const& options) {
    std::string const wanted(text);
    std::vector<Keys> backwards; // words and what parts them, from the end
    while (!text.empty()) {
        Word const word = last_word(text);
        if (word.empty()) {
            auto const sign = last_code_point(text);
            if (!sign) return std::nullopt;
            backwards.push_back({Key(sign->value)});
            text.remove_suffix(sign->bytes);
            continue;
        }
        auto keys = keys_for_word(word, options);
        if (!keys) return std::nullopt;
        backwards.push_back(*std::move(keys));
        text.remove_suffix(text_of(word).size());
    }
    Keys keys;
    for (auto part = backwards.rbegin(); part != backwards.rend(); ++part)
        keys.insert(keys.end(), part->begin(), part->end());
    // A sign behind a word that is not Vietnamese gives the word back as it was typed: no keys write such a text.
    if (written(keys, options) != wanted) return std::nullopt;
    return keys;
}

} // namespace vietnamese
