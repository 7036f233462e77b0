// Text into lines: wraps at words, measures, and makes what does not fit smaller. Lines are views into the text given,
// so no copy of a citizen's words is left behind. The fonts belong to the caller. Reads only; ui thread.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "ui/kit/fonts.h"

namespace kit {

struct Line {
    std::string_view text;
    float width = 0;  // pixels, without the … of a cut line
    bool cut = false; // more was to come: a … is drawn behind
};

struct Layout {
    FontRole role = FontRole::Body; // what it came to
    std::vector<Line> lines;
    float line_height = 0;
    float height() const { return line_height * static_cast<float>(lines.size()); }
};

// Reads the code point at `position` and moves behind it; a byte that is not UTF-8 counts as U+FFFD.
char32_t next_code_point(std::string_view text, std::size_t& position);

float width_of(ImFont const& font, std::string_view text);
float line_height_of(ImFont const& font); // room for stacked marks: 1.3 of the em

// What is used in the place of `role` when the room is too small; nothing: it is the last.
std::optional<FontRole> next_smaller(FontRole role);

// All lines of `text` at `width` pixels. A word wider than that is broken; `broke_word` says so.
Layout wrap(Fonts const& fonts, std::string_view text, FontRole role, float width, bool* broke_word = nullptr);

// As wrap(), in the largest role from `role` down in which it fits `width` x `height`, else cut with … at the last.
// Never less than one line. `most_lines` 0: as many as fit.
Layout fit(Fonts const& fonts, std::string_view text, FontRole role, float width, float height,
           std::size_t most_lines = 0);

// The same text in the same role and number of lines, which are made about equally long: for labels, no word stands
// alone.
Layout balanced(Fonts const& fonts, std::string_view text, Layout layout);

} // namespace kit
