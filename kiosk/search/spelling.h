// How near two ways to write a Vietnamese word are. Words are in lower case, NFC; `plain` is without diacritics.
// Pure; any thread.
#pragma once
#include <string>
#include <string_view>

namespace search {

// Of two words with the same plain letters, how well the diacritics of the one stand for those of the other: 1 for the
// same, less when they are missing, and least when they are others. Above zero.
float likeness_of_accents(std::string_view typed, std::string_view right);

// What is heard alike in some dialect, or often written for another, is the same: s and x, ch and tr, d, gi, r and v, l
// and n, i and y, c, k and q, t and c or ng and n at the end.
std::string sound_of(std::string_view plain);

// Without keys of Telex that stayed behind: "ddawng" and "sinhh" are "dang" and "sinh".
std::string without_telex(std::string_view plain);

// A letter other, more or less, or two that changed places.
bool is_one_slip_apart(std::string_view one, std::string_view other);

// Words that any question may hold and that say nothing of what it is about: "tôi", "muốn", "làm".
bool is_common(std::string_view typed, std::string_view plain);

} // namespace search
