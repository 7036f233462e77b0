// The known word that a mistyped one most likely means. Pure; any thread.
#pragma once
#include <string_view>
#include <vector>

namespace config {

// By Levenshtein distance over bytes; the first of equals; "" when `known` is empty. Very long words are compared by
// their first 64 bytes.
std::string_view nearest(std::string_view word, std::vector<std::string_view> const& known);

} // namespace config
