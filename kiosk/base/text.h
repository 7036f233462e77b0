// Text is UTF-8 in Unicode normalisation form C (NFC). These are the checks and foldings at its borders.
// Pure functions, any thread. Unicode data: libutf8proc.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view bytes);

// NFC of `text`; nothing when it is not UTF-8.
std::optional<std::string> to_nfc(std::string_view text);

// Letter by letter, diacritics kept. Reads up to the first byte that is not UTF-8.
std::string to_lower(std::string_view text);

// For searching: lower case, no diacritics, đ as d ("Đường Nguyễn Huệ" -> "duong nguyen hue"). Nothing when not UTF-8.
std::string fold(std::string_view text);

// True when `needle` folded begins a word of `haystack` folded. An empty needle matches.
bool matches_words(std::string_view haystack, std::string_view needle);

std::vector<char32_t> code_points(std::string_view text);
void append_utf8(std::string& text, char32_t code_point);

// Count of code points; NFC makes that the count of letters for Vietnamese and English.
std::size_t length(std::string_view text);

// Of what is shown as one line: no control characters, none that turn the direction of a line or cannot be seen.
bool is_shown_whole(std::string_view text);

// Whole letters from the beginning, at most `longest` bytes.
std::string cut(std::string_view text, std::size_t longest);
std::string trimmed(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator); // keeps empty fields

} // namespace base
