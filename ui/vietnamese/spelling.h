// Which key does what in Telex and VNI, and the keys a word is made of. Inside of ui/vietnamese only. Pure.
#pragma once
#include "ui/vietnamese/letter.h"

namespace vietnamese {

struct MarkKey {
    char32_t key;
    Mark mark;                 // Horn also stands for the breve of Telex's "w"
    std::u32string_view bases; // letters it changes
};

std::optional<Tone> tone_key(char32_t key, Mode mode); // `key`: a small letter or a digit
std::optional<MarkKey> mark_key(char32_t key, Mode mode);

// Keys that give `word`: each mark behind its letter, the tone behind the letter that carries it; "oo" is "ooo" in
// Telex.
std::u32string keys_of(Word const& word, Mode mode);
// The same with the tone at the end.
std::u32string keys_tone_last(Word const& word, Mode mode);

Word word_of(std::u32string_view keys); // every key for itself

} // namespace vietnamese
