#include "sync/desk/query.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "kiosk/base/text.h"
#include "sync/wire/base64.h"

namespace desk {
namespace {

using base::ErrorKind;

// application/x-www-form-urlencoded: "%C3%A1", and '+' for a blank. Nothing: broken, or not UTF-8.
std::optional<std::string> decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i] == '+' ? ' ' : text[i];
            continue;
        }
        std::string digits(text.substr(i + 1, 2));
        std::ranges::transform(digits, digits.begin(), [](char c) { return c >= 'A' && c <= 'F' ? char(c + 32) : c; });
        auto const byte = wire::from_hex(digits);
        if (!byte || byte->size() != 1) return std::nullopt;
        out += static_cast<char>(byte->front());
        i += 2;
    }
    return base::is_utf8(out) ? std::optional(out) : std::nullopt;
}

tl::unexpected<base::Error> wrong(std::string_view name, std::string_view what) {
    return base::failure(ErrorKind::Invalid, fmt::format("{}: {}", name, what));
}

// "a,b": may be there several times.
void add_words(std::string const& value, std::vector<std::string>& words) {
    for (auto const word : base::split(value, ','))
        if (auto const text = base::trimmed(word); !text.empty()) words.push_back(text);
}

base::Result<> read_statuses(std::string const& value, std::vector<Status>& statuses) {
    std::vector<std::string> words;
    add_words(value, words);
    for (auto const& word : words) {
        if (word != "open" && word != "closed") return wrong("status", "is open or closed");
        statuses.push_back(word == "open" ? Status::Open : Status::Closed);
    }
    return {};
}

// A blank in place of the plus: a client that did not encode "+07:00".
base::Result<> read_date(std::string_view name, std::string value, std::optional<base::WallTime>& date) {
    if (date) return wrong(name, "comes twice");
    std::ranges::replace(value, ' ', '+');
    date = read_w3c(value);
    if (!date) return wrong(name, "is a date with time and zone, as 2026-01-01T00:00:00Z");
    return {};
}

base::Result<> read_number(std::string_view name, std::string const& value, std::size_t most, std::size_t& number) {
    auto const* const end = value.data() + value.size();
    auto const [stop, error] = std::from_chars(value.data(), end, number);
    if (error != std::errc{} || stop != end || number < 1 || number > most)
        return wrong(name, fmt::format("is a number from 1 to {}", most));
    return {};
}

base::Result<> take(std::string const& name, std::string const& value, Query& query) {
    constexpr std::size_t last_page = 1'000'000;
    if (value.empty()) return {};
    if (name == "service_request_id") add_words(value, query.ids);
    if (name == "service_code") add_words(value, query.service_codes);
    if (name == "status") return read_statuses(value, query.statuses);
    if (name == "start_date") return read_date(name, value, query.start);
    if (name == "end_date") return read_date(name, value, query.end);
    if (name == "page") return read_number(name, value, last_page, query.page);
    if (name == "page_size") return read_number(name, value, Query::most_at_once, query.page_size);
    return {};
}

} // namespace

std::string_view word_of(Status status) {
    switch (status) {
    case Status::Open: return "open";
    case Status::Closed: return "closed";
    }
    return "";
}

base::Result<Query> read_query(std::string_view text) {
    Query query;
    for (auto const part : base::split(text, '&')) {
        auto const equals = part.find('=');
        auto const name = decoded(part.substr(0, equals));
        auto const value = decoded(equals == std::string_view::npos ? "" : part.substr(equals + 1));
        if (!name || !value) return base::failure(ErrorKind::Invalid, "the query is not percent-encoded UTF-8");
        TRY(take(*name, *value, query));
    }
    if (query.ids.size() > Query::most_at_once) return wrong("service_request_id", "names more than 1000");
    if (query.start && query.end) {
        if (*query.end < *query.start) return wrong("end_date", "is before start_date");
        if (*query.end - *query.start > Query::longest_span)
            return wrong("end_date", "is more than 90 days after start_date");
    }
    return query;
}

Span span_of(Query const& query, base::WallTime now) {
    if (query.start) return {*query.start, query.end.value_or(*query.start + Query::longest_span)};
    if (query.end) return {*query.end - Query::longest_span, *query.end};
    // A kiosk's clock may be ahead of ours.
    return {now - Query::longest_span, base::WallTime::max() - Query::longest_span};
}

std::optional<base::WallTime> read_w3c(std::string_view text) {
    constexpr std::size_t seconds_at = 16; // behind "2026-11-23T09:15"
    std::string whole(text);
    if (whole.size() > seconds_at && whole[seconds_at] != ':') whole.insert(seconds_at, ":00");
    return base::from_rfc3339(whole);
}

std::string to_w3c(base::WallTime time) {
    auto const text = base::to_rfc3339(time);
    return text.substr(0, text.find('.')) + "Z";
}

} // namespace desk
