#include "sync/desk/discretion.h"

#include <algorithm>
#include <vector>

#include "kiosk/base/text.h"

namespace desk {
namespace {

constexpr std::string_view bullet = "•";
constexpr std::size_t least_digits = 9;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool ends_word(char c) {
    auto const byte = static_cast<unsigned char>(c);
    bool const letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
    return byte < 0x80 && !letter && !is_digit(c);
}

struct Word {
    std::size_t begin = 0, end = 0;
    std::string folded;
};

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    std::size_t at = 0;
    while (at < text.size()) {
        if (ends_word(text[at])) {
            ++at;
            continue;
        }
        auto const end = static_cast<std::size_t>(
            std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), ends_word) - text.begin());
        words.push_back({at, end, base::fold(text.substr(at, end - at))});
        at = end;
    }
    return words;
}

std::string without_name(std::string_view text, std::string_view name) {
    auto const words = words_of(text), wanted = words_of(name);
    std::string out;
    std::size_t copied = 0;
    for (std::size_t i = 0; !wanted.empty() && i + wanted.size() <= words.size(); ++i) {
        if (words[i].begin < copied) continue;
        auto const first = words.begin() + static_cast<std::ptrdiff_t>(i);
        if (!std::ranges::equal(wanted,
                                std::ranges::subrange(first, first + static_cast<std::ptrdiff_t>(wanted.size())), {},
                                &Word::folded, &Word::folded))
            continue;
        out += text.substr(copied, words[i].begin - copied);
        out += bullet;
        copied = words[i + wanted.size() - 1].end;
    }
    return out + std::string(text.substr(copied));
}

// Digits from `at` on, with at most one blank, dot or dash between each: where they end.
std::size_t end_of_digits(std::string_view text, std::size_t at) {
    auto const separates = [](char c) { return c == ' ' || c == '.' || c == '-'; };
    while (at < text.size() && is_digit(text[at]))
        at += at + 2 < text.size() && separates(text[at + 1]) && is_digit(text[at + 2]) ? 2U : 1U;
    return at;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
    return digits;
}

std::string without_numbers(std::string_view text, std::vector<std::string> const& own) {
    std::string out;
    std::size_t at = 0;
    while (at < text.size()) {
        if (!is_digit(text[at])) {
            out += text[at++];
            continue;
        }
        auto const end = end_of_digits(text, at);
        auto const digits = digits_of(text.substr(at, end - at));
        bool const personal = digits.size() >= least_digits || std::ranges::find(own, digits) != own.end();
        for (; at < end; ++at)
            out += personal && is_digit(text[at]) ? bullet : text.substr(at, 1);
    }
    return out;
}

} // namespace

std::string without_personal(std::string_view text, model::Draft const& draft) {
    std::vector<std::string> own;
    for (auto const& number : {draft.number, draft.phone})
        if (number && !number->reveal().empty()) own.push_back(digits_of(number->reveal()));
    auto const numberless = without_numbers(text, own);
    return draft.name ? without_name(numberless, draft.name->reveal()) : numberless;
}

} // namespace desk
