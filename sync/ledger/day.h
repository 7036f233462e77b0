// Day: a ward's queue on one day, as pure rules over a list of events. A question to it (next_call, may_…) changes
// nothing; apply() is the only change, never fails, and applied in the same order gives the same Day. So the ledger
// keeps the events and no state, and a simulation needs no disk.
//
// The order:
// 1. Within a service and within those with and without priority: by the time of drawing.
// 2. At a counter priorities go first; but when `priority_in_a_row` of them have gone before somebody who waits
// without,
//    the longest waiting of these is called.
// 3. Who was absent is called again after `absent_after` others; absent twice, the number ends. Who fetched a paper and
//    came back is called after `returned_after` others. Both sooner when nobody else waits. "Others" are those called
//    by counters that might have called this number; where several are due, who is due longest is first.
// 4. Who was sent to another service waits there by the time of drawing. Who was sent to a counter is called there, or
//    by another counter of the service that has nobody else to call.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/model/queue_ticket.h"
#include "kiosk/model/ward_settings.h"

namespace ledger {

enum class Kind { Drawn = 1, Renamed, Called, Recalled, Transferred, Absent, Held, Returned, Done };

// One line of the log. What a kind does not need is empty.
struct Event {
    Kind kind = Kind::Drawn;
    base::WallTime at;
    base::Uuid ticket{};
    std::string number{};                             // Drawn, Renamed
    std::string service{};                            // Drawn, Transferred; Called: those of the counter, with commas
    std::string counter{};                            // Called; Transferred: to it
    model::Priority priority = model::Priority::None; // Drawn
    base::WallTime drawn_at{};                        // Drawn, Renamed
    bool operator==(Event const&) const = default;
};

enum class Standing { Waiting, Called, Held, Done, Ended };

struct Ticket {
    base::Uuid id;
    std::string number, service;
    model::Priority priority = model::Priority::None;
    base::WallTime drawn_at;
    std::size_t order = 0; // of the draw among the day's
    Standing standing = Standing::Waiting;
    std::string counter{}; // Called: where. Waiting: to which it was sent; "": any of its service
    std::optional<base::WallTime> called_at = {};
    unsigned calls = 0; // with those called again
    unsigned absences = 0;
    std::optional<unsigned> others = {}; // Waiting: so many others are called first; nothing: it waits by its time
    std::size_t put_back = 0;            // order of that among the day's events
};

class Day {
public:
    explicit Day(model::WardRules rules) : rules_(rules) {}

    void apply(Event const& event);

    std::vector<Ticket> const& tickets() const { return tickets_; } // in the order of drawing
    std::size_t events() const { return events_; }
    Ticket const* find(base::Uuid const& id) const;
    Ticket const* by_number(std::string const& number) const;
    Ticket const* at_counter(std::string const& counter) const; // who is called there now
    std::string next_number(model::WardService const& service) const;
    // As given, or with "/2" behind it where another ticket has it: two kiosks may both have been called K2.
    std::string free_number(std::string const& wanted) const;
    base::WallTime drawing_time(base::WallTime now) const; // never before the last that was drawn here

    // Whom the counter is to call; nothing: nobody waits for it.
    Ticket const* next_call(model::WardCounter const& counter) const;

    // How many may be called before it, at most.
    unsigned ahead_of(Ticket const& ticket) const;
    // Of the service's last ones today, in the order in which they ended.
    std::vector<base::Duration> const& service_times(std::string const& service) const;
    bool was_open(std::string const& counter, base::WallTime since) const; // it called somebody

private:
    struct Turn;
    Ticket* ticket_of(base::Uuid const& id);
    Turn turn_at(std::string const& counter, std::vector<std::string> const& services) const;
    void draw(Event const& event);
    void call(Event const& event, Ticket& ticket);
    void put_back(Ticket& ticket, std::optional<unsigned> others);
    void rename(Event const& event, Ticket& ticket);

    model::WardRules rules_;
    std::vector<Ticket> tickets_;
    std::map<std::string, unsigned> passed_over_; // by counter: priorities in a row before somebody without
    std::map<std::string, base::WallTime> last_call_;
    std::map<std::string, std::vector<base::Duration>> service_times_;
    std::map<std::string, unsigned> last_number_; // by letter
    std::set<std::string> used_;                  // every number that was ever said
    base::WallTime last_drawn_{};
    std::size_t events_ = 0;
};

} // namespace ledger
