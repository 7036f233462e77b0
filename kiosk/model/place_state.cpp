#include "kiosk/model/place_state.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace model {
namespace {

constexpr int minutes_of_day = 24 * 60, days_ahead = 60;
constexpr std::array<std::string_view, 7> day_words{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

std::optional<std::size_t> day_of(std::string_view word) {
    auto const found = std::ranges::find(day_words, word);
    return found == day_words.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - day_words.begin()));
}

std::optional<int> minute_of(std::string_view written) { // "07:30"
    if (written.size() != 5 || written[2] != ':') return std::nullopt;
    int hour = 0, minute = 0;
    auto const read = [](std::string_view digits, int& number) {
        auto const end = digits.data() + digits.size();
        return std::from_chars(digits.data(), end, number).ptr == end;
    };
    if (!read(written.substr(0, 2), hour) || !read(written.substr(3), minute)) return std::nullopt;
    if (hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > minutes_of_day) return std::nullopt;
    return hour * 60 + minute;
}

std::optional<unsigned> days_of(std::string_view written) { // "sat" or "mon-fri"
    auto const dash = written.find('-');
    auto const first = day_of(written.substr(0, dash));
    auto const last = dash == std::string_view::npos ? first : day_of(written.substr(dash + 1));
    if (!first || !last) return std::nullopt;
    unsigned days = 0;
    for (auto day = *first;; day = (day + 1) % day_words.size()) {
        days |= 1U << day;
        if (day == *last) return days;
    }
}

base::WallTime midnight_before(base::WallTime at, int days_later) {
    auto const local = base::in_vietnam(at);
    auto const into = std::chrono::minutes(local.hour * 60 + local.minute);
    return std::chrono::floor<std::chrono::minutes>(at) - into + std::chrono::days(days_later);
}

// When the spans of the day begin and end that is so many days later than `at`'s.
std::vector<std::pair<base::WallTime, base::WallTime>> spans_on(PlaceSettings const& place, base::WallTime at,
                                                                int days_later) {
    auto const midnight = midnight_before(at, days_later);
    auto const day = base::in_vietnam(midnight);
    auto const date = fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
    if (std::ranges::find(place.closed_days, date) != place.closed_days.end()) return {};
    std::vector<std::pair<base::WallTime, base::WallTime>> spans;
    for (auto const& written : place.hours)
        if (auto const span = opening_span(written); span && (span->days >> day.weekday & 1U) != 0)
            spans.emplace_back(midnight + std::chrono::minutes(span->from), midnight + std::chrono::minutes(span->to));
    std::ranges::sort(spans);
    return spans;
}

} // namespace

std::optional<OpeningSpan> opening_span(std::string_view written) {
    auto const space = written.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    auto const days = days_of(written.substr(0, space));
    auto const times = written.substr(space + 1);
    auto const dash = times.find('-');
    if (!days || dash == std::string_view::npos) return std::nullopt;
    auto const from = minute_of(times.substr(0, dash)), to = minute_of(times.substr(dash + 1));
    if (!from || !to) return std::nullopt;
    return OpeningSpan{*days, *from, *to > *from ? *to : *to + minutes_of_day};
}

bool is_open(PlaceSettings const& place, base::WallTime at) {
    if (place.hours.empty() && place.closed_days.empty()) return true;
    PlaceSettings always = place;
    if (place.hours.empty()) always.hours = {"mon-sun 00:00-24:00"};
    for (int const day : {-1, 0})
        for (auto const& [from, to] : spans_on(always, at, day))
            if (at >= from && at < to) return true;
    return false;
}

std::optional<base::WallTime> opens_at(PlaceSettings const& place, base::WallTime at) {
    if (is_open(place, at)) return std::nullopt;
    PlaceSettings always = place;
    if (place.hours.empty()) always.hours = {"mon-sun 00:00-24:00"};
    for (int day = 0; day <= days_ahead; ++day)
        for (auto const& [from, to] : spans_on(always, at, day))
            if (from > at) return from;
    return std::nullopt;
}

} // namespace model
