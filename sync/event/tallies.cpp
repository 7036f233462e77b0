#include "sync/event/tallies.h"

#include <algorithm>
#include <fmt/format.h>

namespace event {
namespace {

constexpr base::Duration an_hour{3'600'000}, ahead_of_utc{7 * 3'600'000};

} // namespace

Hour hour_of(base::WallTime time) {
    auto const hours = (time.time_since_epoch() + ahead_of_utc).count() / an_hour.count();
    return std::clamp<Hour>(hours, 0, last_hour);
}

int hour_of_day(Hour hour) { return static_cast<int>(hour % 24); }

std::string text_of_hour(Hour hour) {
    auto const day = base::to_rfc3339(base::WallTime(hour * an_hour)); // as if it were UTC: the same calendar
    return day.substr(0, 13);
}

std::optional<Hour> hour_in(std::string_view text) {
    if (text.size() != 13) return std::nullopt;
    auto const time = base::from_rfc3339(std::string(text) + ":00:00.000Z");
    if (!time || time->time_since_epoch().count() < 0) return std::nullopt;
    Hour const hour = time->time_since_epoch().count() / an_hour.count();
    return hour <= last_hour && text_of_hour(hour) == text ? std::optional(hour) : std::nullopt;
}

void take_larger(Counts& counts, Counts const& others) {
    for (auto const& [cell, count] : others) {
        auto& mine = counts[cell];
        mine = std::max(mine, count);
    }
}

bool holds_all_of(Counts const& counts, Counts const& others) {
    return std::ranges::all_of(others, [&](auto const& other) {
        auto const mine = counts.find(other.first);
        return mine != counts.end() && mine->second >= other.second;
    });
}

void Tallies::count(base::Uuid const& book, Cell const& cell, std::uint64_t times) {
    if (times > 0) books_[book][cell] += times;
}

void Tallies::merge(base::Uuid const& book, Counts const& counts) { take_larger(books_[book], counts); }

void Tallies::merge(Tallies const& others) {
    for (auto const& [book, counts] : others.books_)
        merge(book, counts);
}

Counts Tallies::sum() const {
    Counts sum;
    for (auto const& [book, counts] : books_)
        for (auto const& [cell, count] : counts)
            sum[cell] += count;
    return sum;
}

} // namespace event
