#include "sync/ledger/day.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "kiosk/base/text.h"

namespace ledger {
namespace {

using model::Priority;

bool drawn_before(Ticket const& a, Ticket const& b) {
    return a.drawn_at != b.drawn_at ? a.drawn_at < b.drawn_at : a.order < b.order;
}

void keep_first(Ticket const*& first, Ticket const& ticket) {
    if (first == nullptr || drawn_before(ticket, *first)) first = &ticket;
}

// Of those put back: who is due soonest, and among these who was put back first.
void keep_due(Ticket const*& due, Ticket const& ticket) {
    auto const key = [](Ticket const& t) { return std::pair(*t.others, t.put_back); };
    if (due == nullptr || key(ticket) < key(*due)) due = &ticket;
}

std::vector<std::string> words_of(std::string const& list) {
    std::vector<std::string> words;
    for (auto const word : base::split(list, ','))
        words.emplace_back(word);
    return words;
}

} // namespace

// Who stands first of each kind before a counter.
struct Day::Turn {
    Ticket const* priority = nullptr; // by their time
    Ticket const* ordinary = nullptr;
    Ticket const* put_back = nullptr;
    Ticket const* elsewhere = nullptr; // sent to another counter
};

Day::Turn Day::turn_at(std::string const& counter, std::vector<std::string> const& services) const {
    Turn turn;
    for (auto const& ticket : tickets_) {
        if (ticket.standing != Standing::Waiting) continue;
        bool const served = std::ranges::find(services, ticket.service) != services.end();
        if (ticket.counter.empty() ? !served : ticket.counter != counter && !served) continue;
        if (!ticket.counter.empty() && ticket.counter != counter)
            keep_first(turn.elsewhere, ticket);
        else if (ticket.others)
            keep_due(turn.put_back, ticket);
        else
            keep_first(ticket.priority == Priority::None ? turn.ordinary : turn.priority, ticket);
    }
    return turn;
}

Ticket const* Day::next_call(model::WardCounter const& counter) const {
    auto const turn = turn_at(counter.id, counter.services);
    if (turn.put_back != nullptr && *turn.put_back->others == 0) return turn.put_back;
    auto const passed = passed_over_.find(counter.id);
    bool const enough = passed != passed_over_.end() && passed->second >= rules_.priority_in_a_row;
    if (turn.priority != nullptr && (turn.ordinary == nullptr || !enough)) return turn.priority;
    if (turn.ordinary != nullptr) return turn.ordinary;
    return turn.put_back != nullptr ? turn.put_back : turn.elsewhere;
}

Ticket* Day::ticket_of(base::Uuid const& id) {
    auto const found = std::ranges::find(tickets_, id, &Ticket::id);
    return found == tickets_.end() ? nullptr : &*found;
}
Ticket const* Day::find(base::Uuid const& id) const {
    auto const found = std::ranges::find(tickets_, id, &Ticket::id);
    return found == tickets_.end() ? nullptr : &*found;
}
Ticket const* Day::by_number(std::string const& number) const {
    auto const found = std::ranges::find(tickets_, number, &Ticket::number);
    return found == tickets_.end() ? nullptr : &*found;
}
Ticket const* Day::at_counter(std::string const& counter) const {
    auto const found = std::ranges::find_if(tickets_, [&](Ticket const& ticket) {
        return ticket.standing == Standing::Called && ticket.counter == counter;
    });
    return found == tickets_.end() ? nullptr : &*found;
}

std::string Day::next_number(model::WardService const& service) const {
    auto const last = last_number_.find(service.letter);
    return free_number(fmt::format("{}{:03}", service.letter, last == last_number_.end() ? 1 : last->second + 1));
}

std::string Day::free_number(std::string const& wanted) const {
    auto number = wanted;
    for (unsigned more = 2; used_.contains(number); ++more)
        number = fmt::format("{}/{}", wanted, more);
    return number;
}

base::WallTime Day::drawing_time(base::WallTime now) const { return std::max(now, last_drawn_); }

void Day::apply(Event const& event) {
    ++events_;
    if (event.kind == Kind::Drawn) return draw(event);
    auto* const ticket = ticket_of(event.ticket);
    if (ticket == nullptr) return;
    switch (event.kind) {
    case Kind::Drawn: return;
    case Kind::Renamed: return rename(event, *ticket);
    case Kind::Called: return call(event, *ticket);
    case Kind::Recalled: ++ticket->calls; return;
    case Kind::Transferred:
        if (!event.service.empty()) ticket->service = event.service;
        ticket->counter.clear();
        put_back(*ticket, std::nullopt);
        ticket->counter = event.counter;
        return;
    case Kind::Absent:
        if (++ticket->absences < 2) return put_back(*ticket, rules_.absent_after);
        ticket->standing = Standing::Ended;
        return;
    case Kind::Held: ticket->standing = Standing::Held; return;
    case Kind::Returned: ticket->counter.clear(); return put_back(*ticket, rules_.returned_after);
    case Kind::Done:
        ticket->standing = Standing::Done;
        if (ticket->called_at) service_times_[ticket->service].push_back(event.at - *ticket->called_at);
        return;
    }
}

void Day::draw(Event const& event) {
    tickets_.push_back({event.ticket, event.number, event.service, event.priority, event.drawn_at, tickets_.size()});
    used_.insert(event.number);
    last_drawn_ = std::max(last_drawn_, std::min(event.drawn_at, event.at));
    unsigned number = 0;
    auto const* const end = event.number.data() + event.number.size();
    auto const [stop, error] = std::from_chars(event.number.data() + 1, end, number);
    if (error != std::errc() || stop != end) return; // a kiosk's own
    auto& last = last_number_[event.number.substr(0, 1)];
    last = std::max(last, number);
}

void Day::put_back(Ticket& ticket, std::optional<unsigned> others) {
    ticket.standing = Standing::Waiting;
    ticket.counter.clear();
    ticket.called_at.reset();
    ticket.others = others;
    ticket.put_back = events_;
}

void Day::call(Event const& event, Ticket& called) {
    auto const services = words_of(event.service);
    auto const turn = turn_at(event.counter, services);
    if (!called.others) {
        auto& passed = passed_over_[event.counter];
        passed = called.priority != Priority::None && turn.ordinary != nullptr ? passed + 1 : 0;
    }
    for (auto& other : tickets_) {
        bool const mine = other.counter.empty() ? std::ranges::find(services, other.service) != services.end()
                                                : other.counter == event.counter;
        if (other.standing == Standing::Waiting && other.others && *other.others > 0 && mine && &other != &called)
            --*other.others;
    }
    called.standing = Standing::Called;
    called.counter = event.counter;
    called.called_at = event.at;
    called.others.reset();
    ++called.calls;
    last_call_[event.counter] = event.at;
}

// The paper in the citizen's hand says another number than the ward has given: an answer was lost on the way, and the
// kiosk gave its own. The paper counts; who was called by the other number has not heard it, and waits.
void Day::rename(Event const& event, Ticket& ticket) {
    ticket.number = event.number;
    used_.insert(event.number);
    ticket.drawn_at = std::min(ticket.drawn_at, event.drawn_at);
    if (ticket.standing == Standing::Waiting && !ticket.others) return;
    ticket.absences = 0;
    put_back(ticket, std::nullopt);
}

unsigned Day::ahead_of(Ticket const& ticket) const {
    auto const goes_before = [&](Ticket const& other) {
        if (other.standing != Standing::Waiting || other.service != ticket.service || other.id == ticket.id)
            return false;
        if (other.others)
            return !ticket.others ||
                   std::pair(*other.others, other.put_back) < std::pair(*ticket.others, ticket.put_back);
        if (ticket.others) return false;
        bool const urgent = other.priority != Priority::None, is_urgent = ticket.priority != Priority::None;
        return urgent == is_urgent ? drawn_before(other, ticket) : urgent;
    };
    auto const count = static_cast<unsigned>(std::ranges::count_if(tickets_, goes_before));
    return ticket.others ? count + *ticket.others : count;
}

std::vector<base::Duration> const& Day::service_times(std::string const& service) const {
    static std::vector<base::Duration> const none;
    auto const found = service_times_.find(service);
    return found == service_times_.end() ? none : found->second;
}

bool Day::was_open(std::string const& counter, base::WallTime since) const {
    auto const found = last_call_.find(counter);
    return found != last_call_.end() && found->second >= since;
}

} // namespace ledger
