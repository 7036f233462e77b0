#include "drivers/pcsc/holder.h"

#include <algorithm>

#include "drivers/pcsc/bac.h"
#include "drivers/pcsc/tlv.h"
#include "kiosk/base/text.h"

namespace pcsc {
namespace {

constexpr std::uint32_t group_1_tag = 0x61, group_13_tag = 0x6D, lines_tag = 0x5F1F;
constexpr int number_line = 1, name_line = 2;

bool is_digits(std::string_view text, std::size_t count) {
    return text.size() == count && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_name(std::string const& name) {
    return !base::trimmed(name).empty() && base::length(name) <= longest_name && base::is_shown_whole(name);
}

std::optional<base::PrivateText> text_in(base::ByteView line) {
    auto const value = take(line, tag::utf8);
    if (!value || !line.empty()) return std::nullopt;
    return base::PrivateText(std::string(base::as_text(*value)));
}

// The two lines that are ours; of the others no more than that they are lines.
struct Found {
    std::optional<base::PrivateText> number, name;
};
bool look_at(base::ByteView line, Found& found) {
    auto const which = take(line, tag::integer);
    auto const number = which ? small_number(*which) : std::nullopt;
    if (!number) return false;
    if (*number != number_line && *number != name_line) return true;
    auto& place = *number == number_line ? found.number : found.name;
    if (place) return false; // twice
    place = text_in(line);
    return place.has_value();
}

std::optional<Found> find_lines(base::ByteView group) {
    auto rest = open_nested(group, {group_13_tag, tag::sequence});
    if (!rest || !take(*rest, tag::integer) || !take(*rest, tag::oid)) return std::nullopt;
    auto lines = open_nested(*rest, {tag::set});
    if (!lines) return std::nullopt;
    Found found;
    while (!lines->empty()) {
        auto const line = take(*lines, tag::sequence);
        if (!line || !look_at(*line, found)) return std::nullopt;
    }
    return found;
}

// A text and the check digit right behind it.
bool has_check_digit(std::string_view lines, std::size_t begin, std::size_t size) {
    return lines[begin + size] == check_digit(lines.substr(begin, size));
}

} // namespace

std::optional<drivers::ChipHolder> read_group_13(base::ByteView group) {
    auto const found = find_lines(group);
    if (!found || !found->number || !found->name) return std::nullopt;
    auto name = base::to_nfc(found->name->reveal());
    if (!name) return std::nullopt;
    drivers::ChipHolder holder{.name = base::PrivateText(std::move(*name)), .number = *found->number};
    if (!is_name(holder.name.reveal()) || !is_digits(holder.number.reveal(), 12)) return std::nullopt;
    return holder;
}

// Line 1: "ID", "VNM", nine letters and their digit, 15 more of which Việt Nam fills 12 with the whole number, two with
// "<<", one with its digit. The nine are the last of the twelve.
std::optional<base::PrivateText> read_group_1(base::ByteView group) {
    constexpr std::size_t size = 90, document = 5, number = 15;
    auto const value = open_nested(group, {group_1_tag, lines_tag});
    if (!value || value->size() != size) return std::nullopt;
    auto const lines = base::as_text(*value);
    auto const digits = lines.substr(number, 12);
    bool const is_ours = lines.starts_with('I') && lines.substr(2, 3) == "VNM" && is_digits(digits, 12) &&
                         lines.substr(document, 9) == digits.substr(3) && has_check_digit(lines, document, 9);
    if (!is_ours) return std::nullopt;
    return base::PrivateText(std::string(digits));
}

bool is_can(base::PrivateText const& text) { return is_digits(text.reveal(), 6); }

} // namespace pcsc
