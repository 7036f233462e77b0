#include "sync/oidc/form.h"

namespace oidc {

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    result.reserve(3 * text.size()); // in one piece: nothing is left behind unwiped
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos)
            result += c;
        else
            ((result += '%') += digits[byte >> 4]) += digits[byte & 15];
    }
    return result;
}

void Form::add(std::string_view name, std::string_view value) {
    base::PrivateText const safe(percent_encoded(value));
    auto const& before = text_.reveal();
    std::string longer;
    longer.reserve(before.size() + name.size() + safe.reveal().size() + 2);
    longer += before;
    if (!before.empty()) longer += '&';
    ((longer += name) += '=') += safe.reveal();
    text_ = base::PrivateText(std::move(longer));
}

} // namespace oidc
