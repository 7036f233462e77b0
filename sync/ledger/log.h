// Log: where a ledger's events are kept. SqliteLog has them in a file, synced before append() returns; a simulation in
// memory, with cuts. Belongs to one thread.
#pragma once
#include <filesystem>
#include <memory>
#include <span>

#include "sync/db/database.h"
#include "sync/ledger/day.h"

namespace ledger {

class Log {
public:
    virtual ~Log() = default;
    // All of them or, when it fails, none that anybody was told of. `date`: "2026-11-28"; `kiosk`: who drew, or "".
    virtual base::Result<> append(std::string const& date, std::string const& kiosk, std::span<Event const> events) = 0;
    virtual base::Result<std::vector<Event>> events_of(std::string const& date) = 0;
    virtual base::Result<std::string> date_of(base::Uuid const& ticket) = 0; // "": nobody has drawn it
    virtual base::Result<> ready() = 0;
};

class SqliteLog final : public Log {
public:
    // Corrupt: no ledger. Unavailable: cannot be had now.
    static base::Result<std::unique_ptr<Log>> open(std::filesystem::path const& file);

    base::Result<> append(std::string const& date, std::string const& kiosk, std::span<Event const> events) override;
    base::Result<std::vector<Event>> events_of(std::string const& date) override;
    base::Result<std::string> date_of(base::Uuid const& ticket) override;
    base::Result<> ready() override;

private:
    explicit SqliteLog(db::Database database) : database_(std::move(database)) {}
    db::Database database_;
};

} // namespace ledger
