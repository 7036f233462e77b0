#include "sync/ledger/ledger.h"

#include <algorithm>
#include <fmt/format.h>

#include "kiosk/model/receipt.h"
#include "sync/ledger/wait.h"

namespace ledger {
namespace {

using base::ErrorKind;
using base::failure;
using wire::CounterWord;

std::string joined(std::vector<std::string> const& services) { return fmt::format("{}", fmt::join(services, ",")); }

Event event_of(Kind kind, base::WallTime at, base::Uuid const& ticket, std::string counter = {}) {
    Event event{kind, at, ticket};
    event.counter = std::move(counter);
    return event;
}

Event called(base::WallTime at, Ticket const& ticket, model::WardCounter const& counter) {
    auto event = event_of(Kind::Called, at, ticket.id, counter.id);
    event.service = joined(counter.services);
    return event;
}

// The events of a number's kinds that only say which: what a counter's word becomes.
std::optional<Kind> plain_kind(CounterWord word) {
    switch (word) {
    case CounterWord::Recall: return Kind::Recalled;
    case CounterWord::Absent: return Kind::Absent;
    case CounterWord::Hold: return Kind::Held;
    case CounterWord::Done: return Kind::Done;
    case CounterWord::Next:
    case CounterWord::Transfer:
    case CounterWord::Return: return std::nullopt;
    }
    return std::nullopt;
}

auto out_of_turn() { return failure(ErrorKind::Refused, "the counter stands otherwise"); }

} // namespace

std::string date_of(base::WallTime time) {
    auto const local = base::in_vietnam(time);
    return fmt::format("{:04}-{:02}-{:02}", local.year, local.month, local.day);
}

Ledger::Ledger(std::unique_ptr<Log> log, model::WardSettings ward)
    : log_(std::move(log)), ward_(std::move(ward)), day_(ward_.rules) {}

base::Result<Ledger> Ledger::open(std::filesystem::path const& file, model::WardSettings ward) {
    return Ledger(TRY(SqliteLog::open(file)), std::move(ward));
}

base::Result<> Ledger::turn_to(std::string const& date) {
    if (date == date_) return {};
    Day day(ward_.rules);
    for (auto const& event : TRY(log_->events_of(date)))
        day.apply(event);
    day_ = std::move(day);
    date_ = date;
    return {};
}

// One commit for all of them; only then they count.
base::Result<> Ledger::keep(std::vector<Event> const& events, std::string const& kiosk) {
    if (auto kept = log_->append(date_, kiosk, events); !kept) {
        date_.clear(); // what the disk holds now is read again
        return kept;
    }
    for (auto const& event : events)
        day_.apply(event);
    return {};
}

model::QueueTicket Ledger::told(Ticket const& ticket, base::WallTime now) const {
    model::QueueTicket told{ticket.id, ticket.number, ticket.service, ticket.priority, ticket.drawn_at};
    if (ticket.standing != Standing::Waiting) return told;
    told.ahead = day_.ahead_of(ticket);
    told.wait = guess_wait(day_, ward_, ticket.service, *told.ahead, now);
    return told;
}

// Of an id that the ledger has, on whatever day.
base::Result<std::optional<Ledger::Drawn>> Ledger::known(wire::Draw const& draw, base::WallTime now) {
    auto const date = TRY(log_->date_of(draw.id));
    if (date.empty()) return std::nullopt;
    auto const events = date == date_ ? std::vector<Event>() : TRY(log_->events_of(date));
    Day old(ward_.rules);
    for (auto const& event : events)
        old.apply(event);
    auto const* const ticket = (date == date_ ? day_ : old).find(draw.id);
    if (ticket == nullptr) return failure(ErrorKind::Corrupt, "ledger: a ticket without a draw");
    bool const sent_elsewhere = ticket->calls > 0; // then its service may be another by now
    if ((ticket->service != draw.service && !sent_elsewhere) || ticket->priority != draw.priority)
        return failure(ErrorKind::Invalid, "the id is known for another draw");
    if (date != date_) return Drawn{{ticket->id, ticket->number, ticket->service, ticket->priority, ticket->drawn_at}};
    return Drawn{told(*ticket, now)};
}

base::Result<Ledger::Drawn> Ledger::draw(wire::Draw const& draw, std::string const& kiosk, base::WallTime now) {
    TRY(turn_to(date_of(now)));
    auto const before = TRY(known(draw, now));
    auto const* const standing = day_.find(draw.id);
    bool const same_number =
        before && (before->ticket.number == draw.number || before->ticket.number.starts_with(draw.number + "/"));
    if (before && (draw.number.empty() || same_number || standing == nullptr)) return *before;
    if (before) return rename(draw, *standing, kiosk, now);
    auto const* const service = model::service_of(ward_, draw.service);
    if (service == nullptr) return failure(ErrorKind::NotFound, "no such service");
    if (draw.drawn_at && date_of(*draw.drawn_at) < date_) return keep_old(draw, date_of(*draw.drawn_at), kiosk, now);

    Event event{Kind::Drawn, now, draw.id};
    event.number = draw.number.empty() ? day_.next_number(*service) : day_.free_number(draw.number);
    event.service = draw.service;
    event.priority = draw.priority;
    event.drawn_at = draw.drawn_at ? std::min(*draw.drawn_at, now) : day_.drawing_time(now);
    TRY(keep({event}, kiosk));
    return Drawn{told(*day_.find(draw.id), now), true};
}

base::Result<Ledger::Drawn> Ledger::rename(wire::Draw const& draw, Ticket const& before, std::string const& kiosk,
                                           base::WallTime now) {
    Event event{Kind::Renamed, now, before.id};
    event.number = day_.free_number(draw.number);
    event.drawn_at = std::min(draw.drawn_at.value_or(now), now);
    TRY(keep({event}, kiosk));
    return Drawn{told(*day_.find(draw.id), now)};
}

// A number of a day that is over: nobody waits for it any more, but it was given, and stands in that day's log.
base::Result<Ledger::Drawn> Ledger::keep_old(wire::Draw const& draw, std::string const& date, std::string const& kiosk,
                                             base::WallTime now) {
    TRY(turn_to(date));
    Event event{Kind::Drawn, now, draw.id};
    event.number = day_.free_number(draw.number);
    event.service = draw.service;
    event.priority = draw.priority;
    event.drawn_at = *draw.drawn_at;
    auto const kept = keep({event}, kiosk);
    TRY(turn_to(date_of(now)));
    if (!kept) return tl::unexpected(kept.error());
    return Drawn{{draw.id, event.number, draw.service, draw.priority, event.drawn_at}, true};
}

base::Result<std::vector<Event>> Ledger::events_for(model::WardCounter const& counter,
                                                    wire::CounterAction const& action, base::WallTime now) const {
    if (action.word == CounterWord::Return) {
        auto const token = model::parse_receipt_code(action.number);
        auto const& all = day_.tickets();
        auto const held = std::ranges::find_if(all, [&](Ticket const& ticket) {
            return ticket.number == action.number || (token && model::receipt_code(ticket.id) == *token);
        });
        if (held == all.end() || held->standing != Standing::Held) return out_of_turn();
        return std::vector{event_of(Kind::Returned, now, held->id)};
    }
    auto const* const here = day_.at_counter(counter.id);
    if ((here == nullptr ? "" : here->number) != action.number) return out_of_turn();
    if (action.word == CounterWord::Next) {
        std::vector<Event> events;
        if (here != nullptr) events.push_back(event_of(Kind::Done, now, here->id));
        if (auto const* const next = day_.next_call(counter)) events.push_back(called(now, *next, counter));
        return events;
    }
    if (here == nullptr) return out_of_turn();
    if (auto const kind = plain_kind(action.word)) return std::vector{event_of(*kind, now, here->id)};
    bool const known = action.to_counter.empty() ? model::service_of(ward_, action.to_service) != nullptr
                                                 : model::counter_of(ward_, action.to_counter) != nullptr;
    if (!known) return failure(ErrorKind::NotFound, "no such service or counter");
    auto event = event_of(Kind::Transferred, now, here->id, action.to_counter);
    event.service = action.to_service;
    return std::vector{event};
}

base::Result<> Ledger::act(std::string const& counter, wire::CounterAction const& action, base::WallTime now) {
    TRY(turn_to(date_of(now)));
    auto const* const known = model::counter_of(ward_, counter);
    if (known == nullptr) return failure(ErrorKind::NotFound, "no such counter");
    auto const events = TRY(events_for(*known, action, now));
    return events.empty() ? base::Result<>() : keep(events, "");
}

} // namespace ledger
