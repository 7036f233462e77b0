// A store of either kind, empty, and arrivals to put into it.
#pragma once
#include <memory>

#include "sync/store/store_postgres.h"
#include "sync/store/store_sqlite.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/support/postgres_server.h"
#include "tests/sync/wire/sample.h"

namespace tests {

inline base::WallTime const now = base::from_rfc3339("2026-11-23T02:15:04.123Z").value();

enum class Kind { Sqlite, Postgres };

struct City {
    explicit City(Kind which) : kind(which) {
        if (kind == Kind::Postgres) server = std::make_unique<tests::PostgresServer>();
        store = open();
    }

    std::unique_ptr<store::Store> open() const {
        if (kind == Kind::Sqlite) return store::StoreSqlite::open(folder / "gateway.db").value();
        // Waits for another no longer than a test should last.
        return std::make_unique<store::StorePostgres>(server->connection() + " options='-c lock_timeout=300'");
    }
    std::vector<store::PutOutcome> put(std::vector<store::Arrival> const& arrivals) const {
        std::vector<store::PutOutcome> outcomes;
        for (auto const& result : store->put(arrivals))
            outcomes.push_back(result.outcome);
        return outcomes;
    }

    Kind kind;
    tests::TemporaryFolder folder;
    std::unique_ptr<tests::PostgresServer> server;
    std::unique_ptr<store::Store> store;
};

inline Kind either() { return GENERATE(Kind::Sqlite, Kind::Postgres); }

// The `number`th of the sample's kiosk, with an id of its own.
inline store::Arrival arrival(std::uint8_t number) {
    auto envelope = tests::sample_envelope();
    envelope.seq = number;
    envelope.id.bytes[15] = number;
    envelope.sha256.fill(number);
    return {envelope, now};
}

} // namespace tests
