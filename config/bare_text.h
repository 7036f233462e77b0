// Where a TOML text has bytes above ASCII outside of strings and comments. TOML 1.0 allows none there, and the parser
// of Debian 12 (toml++ 3.3.0, is_non_ascii_horizontal_whitespace) runs into undefined behaviour on the letters from
// U+00A0 to U+0499, every Vietnamese one among them: it must not see them. Pure; any thread.
#pragma once
#include <string_view>

namespace config {

// The line, from 1, of the first such byte; 0: there is none. Right up to the first error in the TOML, where parsing
// ends.
int line_of_bare_letter(std::string_view text);

} // namespace config
