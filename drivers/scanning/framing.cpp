#include "drivers/scanning/framing.h"

#include <algorithm>

namespace scanning {
namespace {

constexpr char stx = '\x02';
constexpr std::string_view ends = "\r\n\t\x03";

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "]Q1" before what the code says.
bool has_symbology(std::string_view code) {
    return code.size() > 3 && code[0] == ']' && is_letter(code[1]) && (is_digit(code[2]) || is_letter(code[2]));
}

} // namespace

std::vector<base::PrivateText> Framing::take(std::string_view bytes, base::Instant now) {
    std::vector<base::PrivateText> codes;
    for (char const c : bytes) {
        if (ends.find(c) != std::string_view::npos) {
            if (auto code = finish()) codes.push_back(std::move(*code));
        } else if (code_.size() < longest_code && !noise_) {
            if (code_.capacity() < longest_code) code_.reserve(longest_code); // never moved: nothing is left behind
            if (c != stx || !code_.empty()) code_ += c;
        } else {
            forget();
            noise_ = true;
        }
    }
    if (!bytes.empty()) heard_at_ = now;
    return codes;
}

std::optional<base::PrivateText> Framing::after_silence(base::Instant now) {
    if (!is_within() || now < heard_at_ + silence_) return std::nullopt;
    return finish();
}

void Framing::forget() {
    base::wipe(code_);
    code_.clear();
    noise_ = false;
}

std::optional<base::PrivateText> Framing::finish() {
    std::string_view said = code_;
    if (has_symbology(said)) said.remove_prefix(3);
    std::optional<base::PrivateText> code;
    if (!noise_ && !said.empty()) code.emplace(std::string(said));
    forget();
    return code;
}

} // namespace scanning
