// A draw in words, as it is printed, shown and handed on: a line a fact, in one order (DRAW.md). Pure, any thread.
#pragma once
#include "sync/draw/draw.h"

namespace draw {

inline constexpr std::size_t longest_record = 1U << 20;

std::string text_of(Frozen const& frozen); // before the dice are thrown
std::string text_of(Draw const& draw);     // after: the same, and all the rest

// Corrupt: not such a text, to the letter: text_of() gives back what was read. Whether it was drawn rightly is another
// question: see complaints().
base::Result<Frozen> parse_frozen(std::string_view text);
base::Result<Draw> parse_draw(std::string_view text);

} // namespace draw
