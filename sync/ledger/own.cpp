#include "sync/ledger/own.h"

#include <algorithm>
#include <fmt/format.h>

#include "sync/ledger/ledger.h"
#include "sync/ledger/rows.h"

namespace ledger {
namespace {

constexpr char const* schema = R"sql(
CREATE TABLE IF NOT EXISTS own (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE, date TEXT NOT NULL, letter TEXT NOT NULL, place INTEGER NOT NULL, number TEXT NOT NULL,
  service TEXT NOT NULL, priority INTEGER NOT NULL, drawn_at INTEGER NOT NULL, settled INTEGER NOT NULL DEFAULT 0,
  UNIQUE (date, number)
) STRICT;
CREATE INDEX IF NOT EXISTS own_waiting ON own (settled, row);
)sql";

constexpr char const* columns = "id, number, service, priority, drawn_at";

model::QueueTicket ticket_at(db::Statement const& row) {
    model::QueueTicket ticket;
    auto const bytes = row.blob(0);
    if (bytes.size() == ticket.id.bytes.size()) std::copy(bytes.begin(), bytes.end(), ticket.id.bytes.begin());
    ticket.number = row.text(1);
    ticket.service = row.text(2);
    ticket.priority = static_cast<model::Priority>(
        std::clamp<std::int64_t>(row.integer(3), 0, static_cast<std::int64_t>(model::priorities.size()) - 1));
    ticket.drawn_at = base::WallTime(base::Duration(row.integer(4)));
    return ticket;
}

DbResult<std::optional<model::QueueTicket>> known(db::Database& database, base::Uuid const& id) {
    auto row = TRY(database.prepare(fmt::format("SELECT {} FROM own WHERE id = ?", columns)));
    row.bind(base::ByteView(id.bytes));
    if (!TRY(row.step())) return std::nullopt;
    return ticket_at(row);
}

DbResult<std::int64_t> next_place(db::Database& database, std::string const& date, std::string const& letter) {
    auto row = TRY(database.prepare("SELECT coalesce(max(place), 0) + 1 FROM own WHERE date = ? AND letter = ?"));
    row.bind(date).bind(letter);
    TRY(row.step());
    return row.integer(0);
}

} // namespace

base::Result<OwnNumbers> OwnNumbers::open(std::filesystem::path const& file, std::string prefix) {
    auto database = TRY(in_our_words(db::Database::open(file)));
    TRY(in_our_words(database.transaction([&] { return database.run(schema); })));
    return OwnNumbers(std::move(database), std::move(prefix));
}

base::Result<model::QueueTicket> OwnNumbers::issue(base::Uuid const& id, std::string const& service,
                                                   std::string const& letter, model::Priority priority,
                                                   base::WallTime now) {
    return in_our_words(database_.transaction([&]() -> DbResult<model::QueueTicket> {
        if (auto const before = TRY(known(database_, id))) return *before;
        auto const date = date_of(now);
        auto const place = TRY(next_place(database_, date, letter));
        model::QueueTicket const ticket{id, fmt::format("{}-{}{:03}", prefix_, letter, place), service, priority, now};
        auto row =
            TRY(database_.prepare("INSERT INTO own (id, date, letter, place, number, service, priority, drawn_at) "
                                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
        row.bind(base::ByteView(id.bytes))
            .bind(date)
            .bind(letter)
            .bind(place)
            .bind(ticket.number)
            .bind(service)
            .bind(static_cast<std::int64_t>(priority))
            .bind(std::int64_t{now.time_since_epoch().count()});
        TRY(row.run());
        return ticket;
    }));
}

base::Result<std::vector<wire::Draw>> OwnNumbers::waiting(std::size_t limit) {
    return in_our_words([&]() -> DbResult<std::vector<wire::Draw>> {
        auto row =
            TRY(database_.prepare(fmt::format("SELECT {} FROM own WHERE settled = 0 ORDER BY row LIMIT ?", columns)));
        row.bind(static_cast<std::int64_t>(limit));
        std::vector<wire::Draw> draws;
        while (TRY(row.step())) {
            auto const ticket = ticket_at(row);
            draws.push_back({ticket.id, ticket.service, ticket.priority, ticket.drawn_at, ticket.number});
        }
        return draws;
    }());
}

base::Result<> OwnNumbers::settle(base::Uuid const& id) {
    return in_our_words(database_.transaction([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("UPDATE own SET settled = 1 WHERE id = ?"));
        row.bind(base::ByteView(id.bytes));
        return row.run();
    }));
}

} // namespace ledger
