#include "sync/ledger/log.h"

#include <algorithm>

#include "sync/db/words.h"
#include "sync/ledger/rows.h"

namespace ledger {
namespace {

// `event` is only ever added to. `number` says by itself, whatever the code does: no ticket twice, no number of a day
// twice. Times are milliseconds since 1970 (UTC), ids blobs, kinds as in day.h.
constexpr char const* schema = R"sql(
CREATE TABLE IF NOT EXISTS event (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  date TEXT NOT NULL, kind INTEGER NOT NULL, at INTEGER NOT NULL, ticket BLOB NOT NULL,
  number TEXT NOT NULL, service TEXT NOT NULL, counter TEXT NOT NULL, priority INTEGER NOT NULL,
  drawn_at INTEGER NOT NULL, kiosk TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS event_of ON event (date);
CREATE TABLE IF NOT EXISTS ticket (id BLOB PRIMARY KEY NOT NULL, date TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS number (
  date TEXT NOT NULL, number TEXT NOT NULL, ticket BLOB NOT NULL, PRIMARY KEY (date, number)
) STRICT;
)sql";
constexpr std::int64_t version = 1;

std::int64_t milliseconds(base::WallTime time) { return time.time_since_epoch().count(); }
base::WallTime time_at(db::Statement const& row, int column) {
    return base::WallTime(base::Duration(row.integer(column)));
}

// A rule of the tables says no only to what our own let through.
base::ErrorKind our_kind(db::FailureKind kind) {
    return kind == db::FailureKind::Constraint ? base::ErrorKind::Corrupt : db::kind_of(kind);
}

DbResult<void> insert_name(db::Database& database, std::string const& date, Event const& event) {
    if (event.kind == Kind::Drawn) {
        auto ticket = TRY(database.prepare("INSERT INTO ticket (id, date) VALUES (?, ?)"));
        ticket.bind(base::ByteView(event.ticket.bytes)).bind(date);
        TRY(ticket.run());
    }
    auto number = TRY(database.prepare("INSERT INTO number (date, number, ticket) VALUES (?, ?, ?)"));
    number.bind(date).bind(event.number).bind(base::ByteView(event.ticket.bytes));
    return number.run();
}

DbResult<void> make_tables(db::Database& database) {
    auto found = TRY(database.prepare("PRAGMA user_version"));
    TRY(found.step());
    auto const now = found.integer(0);
    found.reset();
    if (now > version) return tl::unexpected(db::Failure{db::FailureKind::Refused, "made by another version"});
    TRY(database.run(schema));
    return database.run("PRAGMA user_version = 1");
}

DbResult<void> insert(db::Database& database, std::string const& date, std::string const& kiosk, Event const& event) {
    if (!event.number.empty()) TRY(insert_name(database, date, event));
    auto row = TRY(database.prepare("INSERT INTO event (date, kind, at, ticket, number, service, counter, priority, "
                                    "drawn_at, kiosk) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    row.bind(date)
        .bind(static_cast<std::int64_t>(event.kind))
        .bind(milliseconds(event.at))
        .bind(base::ByteView(event.ticket.bytes))
        .bind(event.number)
        .bind(event.service)
        .bind(event.counter)
        .bind(static_cast<std::int64_t>(event.priority))
        .bind(milliseconds(event.drawn_at))
        .bind(kiosk);
    return row.run();
}

DbResult<std::vector<Event>> events_in(db::Database& database, std::string const& date) {
    auto row = TRY(database.prepare("SELECT kind, at, ticket, number, service, counter, priority, drawn_at FROM event "
                                    "WHERE date = ? ORDER BY row"));
    row.bind(date);
    std::vector<Event> events;
    while (TRY(row.step())) {
        auto const bytes = row.blob(2);
        auto const kind = row.integer(0), priority = row.integer(6);
        bool const known = kind >= 1 && kind <= static_cast<std::int64_t>(Kind::Done) && priority >= 0 &&
                           priority < static_cast<std::int64_t>(model::priorities.size()) && bytes.size() == 16;
        if (!known) return tl::unexpected(db::Failure{db::FailureKind::Corrupt, "a row that is no event"});
        Event event{static_cast<Kind>(kind), time_at(row, 1)};
        std::copy(bytes.begin(), bytes.end(), event.ticket.bytes.begin());
        event.number = row.text(3);
        if (event.kind == Kind::Drawn && event.number.empty())
            return tl::unexpected(db::Failure{db::FailureKind::Corrupt, "a draw without a number"});
        event.service = row.text(4);
        event.counter = row.text(5);
        event.priority = static_cast<model::Priority>(priority);
        event.drawn_at = time_at(row, 7);
        events.push_back(std::move(event));
    }
    return events;
}

DbResult<std::string> date_in(db::Database& database, base::Uuid const& ticket) {
    auto row = TRY(database.prepare("SELECT date FROM ticket WHERE id = ?"));
    row.bind(base::ByteView(ticket.bytes));
    return TRY(row.step()) ? row.text(0) : std::string();
}

} // namespace

base::Error in_our_words(db::Failure const& failure) { return {our_kind(failure.kind), "ledger: " + failure.what}; }

base::Result<std::unique_ptr<Log>> SqliteLog::open(std::filesystem::path const& file) {
    auto database = TRY(in_our_words(db::Database::open(file)));
    TRY(in_our_words(database.transaction([&] { return make_tables(database); })));
    return std::unique_ptr<Log>(new SqliteLog(std::move(database)));
}

base::Result<> SqliteLog::append(std::string const& date, std::string const& kiosk, std::span<Event const> events) {
    return in_our_words(database_.transaction([&]() -> DbResult<void> {
        for (auto const& event : events)
            TRY(insert(database_, date, kiosk, event));
        return {};
    }));
}

base::Result<std::vector<Event>> SqliteLog::events_of(std::string const& date) {
    return in_our_words(events_in(database_, date));
}

base::Result<std::string> SqliteLog::date_of(base::Uuid const& ticket) {
    return in_our_words(date_in(database_, ticket));
}

base::Result<> SqliteLog::ready() {
    return in_our_words(database_.transaction([&] { return database_.run("PRAGMA user_version"); }));
}

} // namespace ledger
