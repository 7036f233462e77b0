// What a Vietnamese syllable may look like, and which of its vowels carries the tone. Inside of ui/vietnamese only.
// Pure.
#pragma once
#include "ui/vietnamese/letter.h"

namespace vietnamese {

// True when `word` is a syllable or can still become one by more letters and marks ("tie" on the way to "tiến").
bool is_possible(Word const& word);

// True when nothing is missing: "tiên" is one, "tie" is not.
bool is_syllable(Word const& word);

// Index of the vowel that carries the tone; nothing when there is no vowel but a "u" that belongs to "q".
std::optional<std::size_t> seat_of_tone(Word const& word, Seat seat = Seat::Old);

// `word` with `tone` on the right vowel and nowhere else.
Word with_tone(Word word, Tone tone, Seat seat = Seat::Old);

} // namespace vietnamese
