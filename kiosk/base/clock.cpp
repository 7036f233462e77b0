#include "kiosk/base/clock.h"

#include <charconv>
#include <fmt/format.h>

namespace base {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return std::nullopt;
    int value = 0;
    auto const* end = text.data() + at + count;
    auto const [stop, error] = std::from_chars(text.data() + at, end, value);
    if (error != std::errc{} || stop != end || text[at] == '-') return std::nullopt;
    return value;
}

bool has(std::string_view text, std::size_t at, char c) { return at < text.size() && text[at] == c; }

// The part behind the seconds: ".123" (1 to 9 digits, cut to milliseconds) and "Z" or "+07:00".
std::optional<std::chrono::milliseconds> fraction_and_offset(std::string_view rest) {
    std::chrono::milliseconds result{0};
    std::size_t at = 0;
    if (has(rest, 0, '.')) {
        int scale = 100;
        for (at = 1; at < rest.size() && rest[at] >= '0' && rest[at] <= '9'; ++at, scale /= 10)
            result += std::chrono::milliseconds(scale * (rest[at] - '0'));
        if (at == 1) return std::nullopt;
    }
    auto const zone = rest.substr(at);
    if (zone == "Z" || zone == "z") return result;
    if (zone.size() != 6 || zone[3] != ':' || (zone[0] != '+' && zone[0] != '-')) return std::nullopt;
    auto const h = digits(zone, 1, 2), m = digits(zone, 4, 2);
    if (!h || !m || *h > 23 || *m > 59) return std::nullopt;
    auto const offset = hours(*h) + minutes(*m);
    return zone[0] == '+' ? result - offset : result + offset;
}

} // namespace

WallTime SystemClock::wall() const {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Instant SystemClock::now() const {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now());
}

std::string to_rfc3339(WallTime time) {
    auto const day = floor<days>(time);
    std::chrono::year_month_day const date{day};
    std::chrono::hh_mm_ss const clock{time - day};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
}

std::optional<WallTime> from_rfc3339(std::string_view text) {
    auto const year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    auto const hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
    if (!has(text, 4, '-') || !has(text, 7, '-') || !(has(text, 10, 'T') || has(text, 10, 't'))) return std::nullopt;
    if (!has(text, 13, ':') || !has(text, 16, ':') || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    std::chrono::year_month_day const date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    auto const rest = fraction_and_offset(text.substr(19));
    if (!rest) return std::nullopt;
    WallTime const time = std::chrono::sys_days(date) + hours(*hour) + minutes(*minute) + seconds(*second) + *rest;
    // The offset may lead out of the four digits that a year has.
    auto const utc = std::chrono::year_month_day(floor<days>(time)).year();
    if (utc < std::chrono::year(0) || utc > std::chrono::year(9999)) return std::nullopt;
    return time;
}

LocalTime in_vietnam(WallTime time) {
    auto const local = time + hours(7);
    auto const day = floor<days>(local);
    std::chrono::year_month_day const date{day};
    std::chrono::hh_mm_ss const clock{local - day};
    return {static_cast<int>(date.year()),
            static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day())),
            static_cast<int>(std::chrono::weekday(day).c_encoding()),
            static_cast<int>(clock.hours().count()),
            static_cast<int>(clock.minutes().count())};
}

} // namespace base
