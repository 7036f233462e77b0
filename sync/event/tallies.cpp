#include "sync/event/tallies.h"

#include <algorithm>
#include <fmt/format.h>

namespace event {
namespace {

constexpr base::Duration an_hour{3'600'000}, ahead_of_utc{7 * 3'600'000};
constexpr std::string_view undo_mark = "undo-";

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

std::string kind_word(Cell const& cell) {
    return std::string(cell.undo ? undo_mark : std::string_view()) + std::string(word_of(cell.kind));
}

bool read_kind(std::string_view word, Cell& into) {
    into.undo = word.starts_with(undo_mark);
    auto const kind = model::tally_kind_of(into.undo ? word.substr(undo_mark.size()) : word);
    if (!kind || (into.undo && !model::is_counted_by_staff(*kind))) return false;
    into.kind = *kind;
    return true;
}

Counts net_of(Counts const& counts) {
    Counts net;
    for (auto const& [cell, count] : counts) {
        if (cell.undo) continue;
        auto back = cell;
        back.undo = true;
        auto const taken = counts.find(back);
        auto const less = taken == counts.end() ? 0 : taken->second;
        if (count > less) net[cell] = count - less;
    }
    return net;
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
        for (auto const& [cell, count] : net_of(counts))
            sum[cell] += count;
    return sum;
}

} // namespace event
