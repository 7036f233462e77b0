// What feeds bring as HTML, reduced to plain text in NFC: tags, scripts and comments go, blocks become lines,
// references become letters once. Nothing is rendered. Pure, any thread.
#pragma once
#include <string>
#include <string_view>

namespace config {

std::string text_of_html(std::string_view html);

// Text that is none of HTML: control characters and marks that turn the direction of writing go; blanks are one each;
// line breaks stay, at most two together. What is not UTF-8 is cut there.
std::string tidy_text(std::string_view text);
std::string tidy_line(std::string_view text);                 // the same on one line
std::string shortened(std::string text, std::size_t longest); // letters; a cut one ends with …

} // namespace config
