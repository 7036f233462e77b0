#include "config/bare_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace config {
namespace {

// Longest first: three quotes open a string that goes over lines.
constexpr std::array<std::string_view, 4> quotes{"\"\"\"", "'''", "\"", "'"};

std::string_view quote_at(std::string_view text) {
    auto const found =
        std::find_if(quotes.begin(), quotes.end(), [&](std::string_view quote) { return text.starts_with(quote); });
    return found == quotes.end() ? std::string_view() : *found;
}

std::size_t length_of_comment(std::string_view text) { return std::min(text.find('\n'), text.size()); }

// From the opening quote to behind the closing one; a string of one line ends with its line at the latest.
std::size_t length_of_string(std::string_view text, std::string_view quote) {
    bool const escapes = quote.front() == '"';
    std::size_t at = quote.size();
    while (at < text.size()) {
        if (text.substr(at).starts_with(quote)) return at + quote.size();
        if (quote.size() == 1 && text[at] == '\n') return at;
        at += escapes && text[at] == '\\' ? std::size_t{2} : std::size_t{1};
    }
    return text.size();
}

std::size_t length_of_token(std::string_view text) {
    if (text.starts_with('#')) return length_of_comment(text);
    auto const quote = quote_at(text);
    return quote.empty() ? 1 : length_of_string(text, quote);
}

} // namespace

int line_of_bare_letter(std::string_view text) {
    std::ptrdiff_t line = 1;
    while (!text.empty()) {
        if (static_cast<unsigned char>(text.front()) >= 0x80) return static_cast<int>(line);
        auto const token = text.substr(0, length_of_token(text));
        line += std::count(token.begin(), token.end(), '\n');
        text.remove_prefix(token.size());
    }
    return 0;
}

} // namespace config
