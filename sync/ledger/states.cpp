// What the board and a counter are shown.
#include <algorithm>
#include <fmt/format.h>

#include "sync/ledger/ledger.h"
#include "sync/ledger/spoken.h"
#include "sync/ledger/wait.h"

namespace ledger {
namespace {

using wire::CounterState;
using wire::QueueState;

QueueState::Call call_of(Ticket const& ticket) {
    using model::Language;
    return {ticket.number,
            ticket.counter,
            spoken_call(ticket.number, ticket.counter, Language::Vietnamese),
            spoken_call(ticket.number, ticket.counter, Language::English),
            *ticket.called_at,
            ticket.calls};
}

CounterState::Line line_of(Ticket const& ticket) {
    return {ticket.number,    ticket.service,  ticket.priority,          ticket.drawn_at,
            ticket.called_at, ticket.absences, ticket.others.has_value()};
}

unsigned waiting_for(Day const& day, std::string const& service) {
    return static_cast<unsigned>(std::ranges::count_if(day.tickets(), [&](Ticket const& ticket) {
        return ticket.standing == Standing::Waiting && ticket.service == service;
    }));
}

// Whom the counter calls from now on, one after the other, as if all were done at once.
std::vector<CounterState::Line> coming(Day day, model::WardCounter const& counter, base::WallTime now) {
    constexpr std::size_t most_shown = 50;
    std::vector<CounterState::Line> lines;
    while (auto const* const next = day.next_call(counter)) {
        if (lines.size() == most_shown) break;
        lines.push_back(line_of(*next));
        Event event{Kind::Called, now, next->id};
        event.service = fmt::format("{}", fmt::join(counter.services, ","));
        event.counter = counter.id;
        day.apply(event);
        day.apply({Kind::Done, now, event.ticket});
    }
    return lines;
}

} // namespace

wire::QueueState Ledger::queue_now(base::WallTime now) const {
    QueueState state;
    state.ward = ward_.name;
    state.time = now;
    state.revision = fmt::format("{}.{}", date_, day_.events());
    for (auto const& ticket : day_.tickets())
        if (ticket.standing == Standing::Called) state.calls.push_back(call_of(ticket));
    std::ranges::stable_sort(state.calls, std::ranges::greater(), &QueueState::Call::at);
    for (auto const& service : ward_.services) {
        auto const waiting = waiting_for(day_, service.id);
        state.services.push_back({service.id, service.letter, service.name_vi, service.name_en, waiting,
                                  guess_wait(day_, ward_, service.id, waiting, now)});
    }
    for (auto const& counter : ward_.counters) {
        auto const* const here = day_.at_counter(counter.id);
        state.counters.push_back({counter.id, counter.name, here == nullptr ? "" : here->number});
    }
    return state;
}

base::Result<wire::QueueState> Ledger::queue(base::WallTime now) {
    TRY(turn_to(date_of(now)));
    return queue_now(now);
}

base::Result<wire::CounterState> Ledger::counter(std::string const& id, base::WallTime now) {
    TRY(turn_to(date_of(now)));
    auto const* const counter = model::counter_of(ward_, id);
    if (counter == nullptr) return base::failure(base::ErrorKind::NotFound, "no such counter");
    CounterState state;
    state.counter = id;
    if (auto const* const here = day_.at_counter(id)) state.serving = line_of(*here);
    state.waiting = coming(day_, *counter, now);
    for (auto const& ticket : day_.tickets())
        if (ticket.standing == Standing::Held) state.held.push_back(line_of(ticket));
    state.queue = queue_now(now);
    return state;
}

} // namespace ledger
