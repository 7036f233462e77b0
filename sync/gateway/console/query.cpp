#include "sync/gateway/console/query.h"

#include <charconv>
#include <fmt/format.h>

#include "kiosk/base/text.h"
#include "sync/gateway/form_values.h"

namespace gateway::console {
namespace {

std::optional<std::size_t> page_number(std::string_view text) {
    std::size_t value = 0;
    auto const [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const good = error == std::errc() && stop == text.data() + text.size() && value >= 1 && value <= most_pages;
    return good ? std::optional(value) : std::nullopt;
}

std::string percent_encoded(std::string_view text) {
    std::string result;
    for (char const c : text) {
        bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_';
        result += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return result;
}

} // namespace

std::string_view word_of(SortBy sort) {
    switch (sort) {
    case SortBy::Health: return "health";
    case SortBy::Kiosk: return "kiosk";
    case SortBy::Heard: return "heard";
    case SortBy::Waiting: return "waiting";
    case SortBy::Photos: return "photos";
    case SortBy::Paper: return "paper";
    case SortBy::Version: return "version";
    }
    return "";
}

ListQuery read_list_query(std::string_view query) {
    ListQuery read;
    read.state = health_named(form_value(query, "state").value_or(""));
    auto const sort = form_value(query, "sort").value_or("");
    for (auto const each : sorts)
        if (word_of(each) == sort) read.sort = each;
    read.backwards = form_value(query, "order") == "back";
    auto const words = base::to_nfc(base::trimmed(form_value(query, "q").value_or("")));
    if (words && words->size() <= longest_words && base::is_shown_whole(*words)) read.words = *words;
    read.page = page_number(form_value(query, "page").value_or("")).value_or(1);
    return read;
}

std::string address_of(ListQuery const& query) {
    std::string text;
    auto const add = [&](std::string_view name, std::string_view value) {
        text += fmt::format("{}{}={}", text.empty() ? "?" : "&", name, percent_encoded(value));
    };
    if (query.state) add("state", word_of(*query.state));
    if (query.sort != SortBy::Health) add("sort", word_of(query.sort));
    if (query.backwards) add("order", "back");
    if (!query.words.empty()) add("q", query.words);
    if (query.page > 1) add("page", std::to_string(query.page));
    return "/kiosks" + text;
}

} // namespace gateway::console
