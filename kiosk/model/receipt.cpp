#include "kiosk/model/receipt.h"

#include <cstdint>
#include <string>

namespace model {
namespace {

constexpr std::string_view symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford, crockford.com/base32.html
constexpr std::size_t data_symbols = 11;

// A weighted sum modulo 31 with weights 1 to 11 finds every wrong symbol but one pair of values (0 for Z) and every
// exchange of two unlike neighbours.
char check_symbol(std::string_view data) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < data.size(); ++i)
        sum += (i + 1) * symbols.find(data[i]);
    return symbols[sum % 31];
}

std::string grouped(std::string_view plain) {
    return std::string(plain.substr(0, 4)) + "-" + std::string(plain.substr(4, 4)) + "-" + std::string(plain.substr(8));
}

std::optional<char> read_symbol(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (symbols.find(c) == std::string_view::npos) return std::nullopt;
    return c;
}

} // namespace

std::string receipt_code(base::Uuid const& id) {
    std::uint64_t low = 0;
    for (std::size_t i = 8; i < 16; ++i)
        low = low << 8 | id.bytes[i];
    std::string plain(data_symbols, '0');
    for (std::size_t i = 0; i < data_symbols; ++i)
        plain[data_symbols - 1 - i] = symbols[low >> (5 * i) & 31];
    plain += check_symbol(plain);
    return grouped(plain);
}

std::string match_code(base::Uuid const& id) {
    // Of RFC 9562's rand_a 12 bits, and the 6 of rand_b that stand before those of the receipt's code.
    unsigned const bits = (id.bytes[6] & 15U) << 14 | static_cast<unsigned>(id.bytes[7]) << 6 | (id.bytes[8] & 63U);
    auto const digits = std::to_string(100'000 + bits % 100'000).substr(1);
    return digits.substr(0, 2) + "-" + digits.substr(2);
}

std::optional<std::string> parse_receipt_code(std::string_view typed) {
    std::string plain;
    for (char const c : typed) {
        if (c == '-' || c == ' ') continue;
        auto const symbol = read_symbol(c);
        if (!symbol || plain.size() > data_symbols) return std::nullopt;
        plain += *symbol;
    }
    if (plain.size() != data_symbols + 1) return std::nullopt;
    if (check_symbol(std::string_view(plain).substr(0, data_symbols)) != plain.back()) return std::nullopt;
    return grouped(plain);
}

} // namespace model
