// Tallies: how often what happened, by hour, organisation and ambassador, as two counters that only grow, of what was
// counted and of what was taken back (a state-based PN-counter; Shapiro et al., INRIA RR-7506, specification 7): one
// component of each a book, which that book alone counts up.
// Merging takes the larger of each component, so that it does not matter in which order, how often and by which ways
// books come together. Values, pure, any thread.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "kiosk/base/id.h"
#include "kiosk/model/event_tally.h"

namespace event {

using Hour = std::int64_t;                   // hours of Việt Nam's clock since 1970-01-01T00
inline constexpr Hour last_hour = 2'000'000; // in the year 2198

Hour hour_of(base::WallTime time);                  // of one before or after those: the first or the last
int hour_of_day(Hour hour);                         // 0 to 23
std::string text_of_hour(Hour hour);                // "2026-12-05T09"
std::optional<Hour> hour_in(std::string_view text); // of that form alone

struct Cell {
    Hour hour = 0;
    model::TallyKind kind = model::TallyKind::Visitor;
    model::EventWhose whose;
    bool undo = false; // how often such a count was taken back: it only grows as well
    auto operator<=>(Cell const&) const = default;
};
std::string kind_word(Cell const& cell);           // "installed", "undo-installed"
bool read_kind(std::string_view word, Cell& into); // false: no such kind, or one that is not counted by staff
using Counts = std::map<Cell, std::uint64_t>;      // none is 0
inline constexpr std::uint64_t largest_count = 1'000'000'000;

Counts net_of(Counts const& counts); // less what was taken back; never below 0, and no cell of `undo`
void take_larger(Counts& counts, Counts const& others);
bool holds_all_of(Counts const& counts, Counts const& others); // each at least as large

class Tallies {
public:
    void count(base::Uuid const& book, Cell const& cell, std::uint64_t times = 1); // by that book's owner alone
    void merge(base::Uuid const& book, Counts const& counts);
    void merge(Tallies const& others);

    Counts sum() const; // over all books, of each what is left
    bool operator==(Tallies const&) const = default;

private:
    std::map<base::Uuid, Counts> books_;
};

} // namespace event
