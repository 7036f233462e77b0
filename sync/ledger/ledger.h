// Ledger: the numbers of one ward on the disk. The events (day.h) are the truth: each change is one row, and synced
// before it is said (sync/db: synchronous=FULL), so a power cut loses nothing that anybody was told. What stands is
// made anew from the day's events when the file is opened. A day is one of Asia/Ho_Chi_Minh: at midnight numbers begin
// anew. Belongs to one thread; one process holds the file.
#pragma once
#include <filesystem>

#include "sync/ledger/log.h"
#include "sync/wire/ward.h"

namespace ledger {

class Ledger {
public:
    // Corrupt: no ledger. Unavailable: cannot be had now.
    static base::Result<Ledger> open(std::filesystem::path const& file, model::WardSettings ward);
    Ledger(std::unique_ptr<Log> log, model::WardSettings ward);

    // A number for `draw`, the same for the same id whenever it is asked. A kiosk's own number comes in by its time of
    // drawing; for an id that is known by another number it takes that one's place (day.h).
    // NotFound: no such service. Invalid: the id is known for something else. Full, Unavailable, Io: nothing is kept.
    struct Drawn {
        model::QueueTicket ticket;
        bool is_new = false;
    };
    base::Result<Drawn> draw(wire::Draw const& draw, std::string const& kiosk, base::WallTime now);

    // What a clerk does at `counter`. Next also ends who is there as done. Refused: the counter stands otherwise than
    // the clerk believes, and nothing was done.
    base::Result<> act(std::string const& counter, wire::CounterAction const& action, base::WallTime now);

    base::Result<wire::QueueState> queue(base::WallTime now);
    base::Result<wire::CounterState> counter(std::string const& counter, base::WallTime now);
    base::Result<> ready() { return log_->ready(); }

    Day const& day() const { return day_; }
    model::WardSettings const& ward() const { return ward_; }

private:
    base::Result<> turn_to(std::string const& day);
    base::Result<> keep(std::vector<Event> const& events, std::string const& kiosk);
    base::Result<std::optional<Drawn>> known(wire::Draw const& draw, base::WallTime now);
    base::Result<Drawn> rename(wire::Draw const& draw, Ticket const& before, std::string const& kiosk,
                               base::WallTime now);
    base::Result<Drawn> keep_old(wire::Draw const& draw, std::string const& day, std::string const& kiosk,
                                 base::WallTime now);
    base::Result<std::vector<Event>> events_for(model::WardCounter const& counter, wire::CounterAction const& action,
                                                base::WallTime now) const;
    model::QueueTicket told(Ticket const& ticket, base::WallTime now) const;
    wire::QueueState queue_now(base::WallTime now) const;

    std::unique_ptr<Log> log_;
    model::WardSettings ward_;
    std::string date_; // "2026-11-28", of day_
    Day day_;
};

// "2026-11-28" where that is in Việt Nam.
std::string date_of(base::WallTime time);

} // namespace ledger
