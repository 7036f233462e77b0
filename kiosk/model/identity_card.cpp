#include "kiosk/model/identity_card.h"

#include <algorithm>
#include <array>

#include "kiosk/base/text.h"

namespace model {
namespace {

constexpr std::size_t longest_card = 1024; // bytes
constexpr std::size_t fewest_fields = 7, most_fields = 11;
constexpr std::size_t longest_card_name = 100, longest_residence = 300; // code points

using Wrong = tl::unexpected<CardProblem>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_digits(std::string_view text, std::size_t count) {
    return text.size() == count && std::all_of(text.begin(), text.end(), is_digit);
}

// What scanners put around a code: a byte order mark before it; CR, LF, TAB, NUL and spaces after it.
std::string_view without_wrapping(std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
    auto const is_wrapping = [](char c) { return c == '\r' || c == '\n' || c == '\t' || c == '\0' || c == ' '; };
    while (!text.empty() && is_wrapping(text.back()))
        text.remove_suffix(1);
    return text;
}

bool has_control_character(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

int number(std::string_view digits) {
    int value = 0;
    for (char const c : digits)
        value = 10 * value + (c - '0');
    return value;
}

int days_in(int year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month) - 1];
}

// ddmmyyyy as on the cards, or dd/mm/yyyy.
std::optional<CardDate> parse_date(std::string_view text) {
    std::string digits(text);
    if (text.size() == 10 && text[2] == '/' && text[5] == '/')
        digits = std::string(text.substr(0, 2)) + std::string(text.substr(3, 2)) + std::string(text.substr(6));
    if (!is_digits(digits, 8)) return std::nullopt;
    std::string_view const view = digits;
    CardDate const date{number(view.substr(4)), number(view.substr(2, 2)), number(view.substr(0, 2))};
    bool const in_calendar =
        date.year >= 1850 && date.year <= 2200 && date.month >= 1 && date.month <= 12 && date.day >= 1;
    return in_calendar && date.day <= days_in(date.year, date.month) ? std::optional(date) : std::nullopt;
}

// Keyboard scanners lose the diacritic of "Nữ".
std::optional<CardSex> parse_sex(std::string_view text) {
    auto const word = base::fold(base::trimmed(text));
    if (word == "nam") return CardSex::Male;
    if (word == "nu") return CardSex::Female;
    return std::nullopt;
}

// Circular 59/2021/TT-BCA art. 4: the fourth digit is century and sex, the next two the year of birth.
bool disagrees(std::string_view number_text, CardSex sex, CardDate const& born) {
    int const century_and_sex = number_text[3] - '0';
    int const year = 1900 + 100 * (century_and_sex / 2) + number(number_text.substr(4, 2));
    bool const female = century_and_sex % 2 == 1;
    return year != born.year || female != (sex == CardSex::Female);
}

base::Result<std::string, CardProblem> clean(std::string_view text) {
    text = without_wrapping(text);
    if (text.empty()) return Wrong(CardProblem::Empty);
    if (text.size() > longest_card) return Wrong(CardProblem::TooLong);
    auto normalised = base::to_nfc(text);
    if (!normalised) return Wrong(CardProblem::NotUtf8);
    if (has_control_character(*normalised)) return Wrong(CardProblem::ControlCharacter);
    return std::move(*normalised);
}

bool is_old_number(std::string_view text) { return text.empty() || is_digits(text, 9) || is_digits(text, 12); }

} // namespace

std::string_view word_of(CardProblem problem) {
    switch (problem) {
    case CardProblem::Empty: return "empty";
    case CardProblem::TooLong: return "too-long";
    case CardProblem::NotUtf8: return "not-utf-8";
    case CardProblem::ControlCharacter: return "control-character";
    case CardProblem::NotACard: return "not-a-card";
    case CardProblem::BadOldNumber: return "bad-old-number";
    case CardProblem::BadName: return "bad-name";
    case CardProblem::BadDate: return "bad-date";
    case CardProblem::BadSex: return "bad-sex";
    }
    return "";
}

base::Result<IdentityCard, CardProblem> parse_identity_card(std::string_view text) {
    base::PrivateText const whole(TRY(clean(text)));
    auto const fields = base::split(whole.reveal(), '|');
    bool const counted = fields.size() >= fewest_fields && fields.size() <= most_fields;
    if (!counted || !is_digits(fields[0], 12)) return Wrong(CardProblem::NotACard);
    if (!is_old_number(fields[1])) return Wrong(CardProblem::BadOldNumber);
    auto const name = base::trimmed(fields[2]);
    if (name.empty() || base::length(name) > longest_card_name) return Wrong(CardProblem::BadName);
    auto const born = parse_date(fields[3]), issued = parse_date(fields[6]);
    if (!born || !issued) return Wrong(CardProblem::BadDate);
    auto const sex = parse_sex(fields[4]);
    if (!sex) return Wrong(CardProblem::BadSex);
    if (base::length(fields[5]) > longest_residence) return Wrong(CardProblem::TooLong);
    IdentityCard card;
    card.number = base::PrivateText(std::string(fields[0]));
    card.old_number = base::PrivateText(std::string(fields[1]));
    card.name = base::PrivateText(name);
    card.born = *born;
    card.sex = *sex;
    card.residence = base::PrivateText(base::trimmed(fields[5]));
    card.issued = *issued;
    card.number_disagrees = disagrees(fields[0], *sex, *born);
    return card;
}

std::string masked_number(std::string_view number) {
    constexpr std::size_t shown = 4;
    std::string masked;
    for (std::size_t i = 0; i < number.size(); ++i) {
        bool const hidden = number.size() <= shown || i + shown < number.size();
        if (hidden)
            masked += "•";
        else
            masked += number[i];
    }
    return masked;
}

} // namespace model
