#include "sync/ledger/spoken.h"

#include <array>
#include <charconv>
#include <fmt/format.h>

namespace ledger {
namespace {

using Words = std::array<std::string_view, 10>;
constexpr Words vietnamese{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};
constexpr Words english{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};

std::string one_by_one(std::string const& number, Words const& digits) {
    std::string said;
    for (char const c : number) {
        bool const is_digit = c >= '0' && c <= '9';
        if (!said.empty()) said += c == '-' || c == '/' ? "," : " ";
        if (is_digit) said += digits[static_cast<std::size_t>(c - '0')];
        if (c >= 'A' && c <= 'Z') said += c;
    }
    return said;
}

// 1 to 99 as it is said in Vietnamese: "hai mươi mốt", "mười lăm".
std::string counted(std::string const& counter) {
    unsigned number = 0;
    std::from_chars(counter.data(), counter.data() + counter.size(), number);
    auto const tens = number / 10, ones = number % 10;
    if (tens == 0) return std::string(vietnamese[ones]);
    auto said = tens == 1 ? std::string("mười") : fmt::format("{} mươi", vietnamese[tens % 10]);
    if (ones == 0) return said;
    std::string_view const last = ones == 5 ? "lăm" : ones == 1 && tens > 1 ? "mốt" : vietnamese[ones];
    return fmt::format("{} {}", said, last);
}

} // namespace

std::string spoken_call(std::string const& number, std::string const& counter, model::Language language) {
    if (language == model::Language::English)
        return fmt::format("Number {}, counter {}", one_by_one(number, english), counter);
    return fmt::format("Mời số {} đến quầy {}", one_by_one(number, vietnamese), counted(counter));
}

} // namespace ledger
