#include "sync/gateway/form_values.h"

#include <algorithm>
#include <charconv>

namespace gateway {
namespace {

std::optional<std::string> decoded(std::string_view text) {
    std::string value;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            value += text[i] == '+' ? ' ' : text[i];
            continue;
        }
        auto const digits = text.substr(i + 1, 2);
        unsigned byte = 0;
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
        if (digits.size() != 2 || error != std::errc() || end != digits.data() + 2) return std::nullopt;
        value += static_cast<char>(byte);
        i += 2;
    }
    return value;
}

} // namespace

std::string_view query_of(std::string_view target) {
    auto const mark = target.find('?');
    return mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
}

std::optional<std::string> form_value(std::string_view form, std::string_view name) {
    while (!form.empty()) {
        auto const member = form.substr(0, form.find('&'));
        form.remove_prefix(std::min(form.size(), member.size() + 1));
        auto const equals = member.find('=');
        if (member.substr(0, equals) != name) continue;
        return equals == std::string_view::npos ? std::string() : decoded(member.substr(equals + 1));
    }
    return std::nullopt;
}

} // namespace gateway
