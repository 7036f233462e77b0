#include "kiosk/base/text.h"

#include <cstring>
#include <utf8proc.h>
#include <vector>

namespace base {

namespace {

constexpr char32_t small_d_stroke = 0x0111;

utf8proc_uint8_t const* as_units(std::string_view text) {
    return reinterpret_cast<utf8proc_uint8_t const*>(text.data());
}

// Calls `each` for every code point; false when the bytes are not UTF-8.
template<class Each>
bool for_each_code_point(std::string_view text, Each each) {
    while (!text.empty()) {
        utf8proc_int32_t code = 0;
        auto const used = utf8proc_iterate(as_units(text), static_cast<utf8proc_ssize_t>(text.size()), &code);
        if (used <= 0) return false;
        each(static_cast<char32_t>(code));
        text.remove_prefix(static_cast<std::size_t>(used));
    }
    return true;
}

// In a buffer of ours, for utf8proc_map() would leave the text behind in memory it gives back.
std::optional<std::string> map(std::string_view text, utf8proc_option_t options) {
    auto const length = static_cast<utf8proc_ssize_t>(text.size());
    auto const needed = utf8proc_decompose(as_units(text), length, nullptr, 0, options);
    if (needed < 0) return std::nullopt;
    std::vector<utf8proc_int32_t> letters(static_cast<std::size_t>(needed) + 1); // a zero is put behind them
    auto const found = utf8proc_decompose(as_units(text), length, letters.data(), needed, options);
    auto const size = found < 0 ? found : utf8proc_reencode(letters.data(), found, options);
    std::optional<std::string> result;
    if (size >= 0) result.emplace(reinterpret_cast<char const*>(letters.data()), static_cast<std::size_t>(size));
    explicit_bzero(letters.data(), letters.size() * sizeof letters.front());
    return result;
}

utf8proc_option_t both(int first, int second) { return static_cast<utf8proc_option_t>(first | second); }

} // namespace

bool is_utf8(std::string_view bytes) {
    return for_each_code_point(bytes, [](char32_t) {});
}

std::optional<std::string> to_nfc(std::string_view text) { return map(text, both(UTF8PROC_STABLE, UTF8PROC_COMPOSE)); }

std::string to_lower(std::string_view text) {
    std::string result;
    for_each_code_point(text, [&](char32_t c) {
        append_utf8(result, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
    });
    return result;
}

std::string fold(std::string_view text) {
    auto const plain = map(text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
                                                                UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK));
    std::string result;
    if (!plain) return result;
    for_each_code_point(*plain, [&](char32_t c) { append_utf8(result, c == small_d_stroke ? U'd' : c); });
    return result;
}

bool matches_words(std::string_view haystack, std::string_view needle) {
    auto const hay = fold(haystack), sought = fold(needle);
    for (auto at = hay.find(sought); at != std::string::npos; at = hay.find(sought, at + 1))
        if (at == 0 || hay[at - 1] == ' ' || hay[at - 1] == '-') return true;
    return false;
}

std::vector<char32_t> code_points(std::string_view text) {
    std::vector<char32_t> result;
    result.reserve(text.size());
    for_each_code_point(text, [&](char32_t c) { result.push_back(c); });
    return result;
}

void append_utf8(std::string& text, char32_t code_point) {
    utf8proc_uint8_t units[4];
    auto const count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), units);
    text.append(reinterpret_cast<char const*>(units), static_cast<std::size_t>(count));
}

std::size_t length(std::string_view text) {
    std::size_t count = 0;
    for_each_code_point(text, [&](char32_t) { ++count; });
    return count;
}

bool is_shown_whole(std::string_view text) {
    bool shown = true;
    auto const hides = [](char32_t c) {
        bool const controls = c < 0x20 || (c >= 0x7F && c < 0xA0);
        bool const turns = (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F);
        return controls || turns || c == 0xFEFF;
    };
    return for_each_code_point(text, [&](char32_t c) { shown = shown && !hides(c); }) && shown;
}

std::string cut(std::string_view text, std::size_t longest) {
    if (text.size() <= longest) return std::string(text);
    while (longest > 0 && (static_cast<unsigned char>(text[longest]) & 0xC0) == 0x80)
        --longest;
    return std::string(text.substr(0, longest));
}

std::string trimmed(std::string_view text) {
    auto const is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && is_blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back()))
        text.remove_suffix(1);
    return std::string(text);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> fields;
    for (auto at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
        fields.push_back(text.substr(0, at));
        text.remove_prefix(at + 1);
    }
    fields.push_back(text);
    return fields;
}

} // namespace base
