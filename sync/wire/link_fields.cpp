#include "sync/wire/link_fields.h"

#include "kiosk/base/text.h"

namespace wire {

bool is_place(std::string_view text, std::size_t longest) {
    bool const printable =
        std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
    return printable && !base::trimmed(text).empty() && base::length(text) <= longest;
}

bool is_link(std::string_view url) {
    bool const printable = std::ranges::all_of(url, [](char c) { return c > ' ' && c < '\x7f'; });
    if (!printable || url.size() > longest_link) return false;
    if (url.starts_with("https://")) return url.size() > std::string_view("https://").size();
    return url.starts_with("http://127.0.0.1:") || url.starts_with("http://localhost:");
}

} // namespace wire
