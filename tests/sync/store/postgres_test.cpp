// What only a database that other machines and administrators have a hand in can do to us.
#include <atomic>
#include <cstdlib>
#include <map>
#include <thread>

#include "sync/seal/digest.h"
#include "sync/store/store_postgres.h"
#include "tests/support/catch.h"
#include "tests/sync/support/postgres_server.h"
#include "tests/sync/wire/sample.h"

using store::Arrival;
using store::PutOutcome;

namespace {

// The `number`th of kiosk-0001, with bytes of its own.
Arrival arrival(std::uint64_t number) {
    auto envelope = tests::sample_envelope();
    envelope.seq = number;
    for (std::size_t i = 0; i < 8; ++i)
        envelope.id.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    envelope.id.bytes[8] |= 0x80;
    envelope.body.assign(700, static_cast<std::uint8_t>(number * 7));
    envelope.body[0] = static_cast<std::uint8_t>(number >> 8);
    envelope.sha256 = seal::sha256(envelope.body);
    return {envelope, base::WallTime(base::Duration(1'795'000'000'000))};
}

PutOutcome put_one(store::Store& store, std::uint64_t number) {
    return store.put(std::vector{arrival(number)}).at(0).outcome;
}

template<class Holds>
bool within(base::Duration patience, Holds const& holds) {
    auto const end = std::chrono::steady_clock::now() + patience;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

} // namespace

TEST_CASE("Without its database a store says Failed at once, and takes up work when the database comes") {
    tests::PostgresServer const server;
    server.stop();
    store::StorePostgres store(server.connection());
    auto const begun = std::chrono::steady_clock::now();
    CHECK(put_one(store, 1) == PutOutcome::Failed);
    CHECK(store.progress("x").error().kind == base::ErrorKind::Unavailable);
    CHECK_FALSE(store.ready());
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(2));
    server.start();
    CHECK(within(base::Duration(5000), [&] { return put_one(store, 1) == PutOutcome::New; }));
}

TEST_CASE("A restart of PostgreSQL between two puts is not noticed") {
    tests::PostgresServer const server;
    store::StorePostgres store(server.connection());
    REQUIRE(put_one(store, 1) == PutOutcome::New);
    server.stop();
    server.start();
    CHECK(put_one(store, 2) == PutOutcome::New);
    CHECK(put_one(store, 1) == PutOutcome::Known);
}

TEST_CASE("PostgreSQL killed under load, again and again, keeps everything two gateways heard acknowledged") {
    tests::PostgresServer const server;
    std::atomic<std::uint64_t> next{1};
    std::array<std::vector<std::uint64_t>, 2> acknowledged;
    auto const gateway = [&](std::stop_token const& stop, std::size_t which) {
        store::StorePostgres store(server.connection());
        while (!stop.stop_requested()) {
            std::vector<Arrival> arrivals;
            std::vector<std::uint64_t> numbers;
            for (int i = 0; i < 8; ++i) {
                numbers.push_back(next++);
                arrivals.push_back(arrival(numbers.back()));
            }
            auto const results = store.put(arrivals);
            for (std::size_t i = 0; i < results.size(); ++i)
                if (results[i].outcome == PutOutcome::New || results[i].outcome == PutOutcome::Known)
                    acknowledged[which].push_back(numbers[i]);
            if (results[0].outcome == PutOutcome::Failed) std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    };
    {
        std::jthread const one([&](std::stop_token stop) { gateway(stop, 0); });
        std::jthread const other([&](std::stop_token stop) { gateway(stop, 1); });
        auto const* const wanted = std::getenv("TRAMSO_KILLS");
        int const kills = wanted != nullptr ? std::atoi(wanted) : 3;
        for (int kill = 0; kill < kills; ++kill) {
            std::this_thread::sleep_for(std::chrono::milliseconds(100 + 97 * kill % 401));
            server.kill();
            server.start();
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
    }
    store::StorePostgres store(server.connection());
    std::map<base::Uuid, wire::Digest> held;
    std::int64_t row = 0;
    while (true) {
        auto const some = store.after(row, 1000).value();
        if (some.empty()) break;
        for (auto const& stored : some) {
            CHECK(row < stored.row);
            row = stored.row;
            auto const& envelope = stored.arrival.envelope;
            CHECK(seal::sha256(envelope.body) == envelope.sha256);
            CHECK(held.emplace(envelope.id, envelope.sha256).second);
        }
    }
    std::size_t lost = 0;
    for (auto const& numbers : acknowledged) {
        CHECK(numbers.size() > 100);
        for (auto const number : numbers) {
            auto const found = held.find(arrival(number).envelope.id);
            lost += found == held.end() || found->second != arrival(number).envelope.sha256 ? 1U : 0U;
        }
    }
    CHECK(lost == 0);
}

TEST_CASE("A server that acknowledges before it has synced is made to sync, or not believed") {
    tests::PostgresServer const server;
    server.sql("ALTER SYSTEM SET synchronous_commit = off");
    server.sql("SELECT pg_reload_conf()");
    store::StorePostgres store(server.connection());
    REQUIRE(put_one(store, 1) == PutOutcome::New);
    // Without a wait for its log the server's position lies behind what is inserted.
    auto const unsynced = server.sql("SELECT pg_current_wal_insert_lsn() - pg_current_wal_flush_lsn()");
    CHECK(unsynced == "0\n");
    server.sql("ALTER SYSTEM SET fsync = off");
    server.stop();
    server.start();
    CHECK(put_one(store, 2) == PutOutcome::Failed);
    CHECK(store.ready().error().kind == base::ErrorKind::Refused);
}

TEST_CASE("A database without the schema is named, and so is one that only reads") {
    tests::PostgresServer const server;
    server.sql("CREATE DATABASE empty");
    store::StorePostgres elsewhere(server.connection() + " dbname=empty");
    CHECK(put_one(elsewhere, 1) == PutOutcome::Failed);
    CHECK(elsewhere.ready().error().what.find("arrival_order") != std::string::npos);
    store::StorePostgres reader(server.connection() + " options='-c default_transaction_read_only=on'");
    CHECK(put_one(reader, 1) == PutOutcome::Failed);
    CHECK(reader.ready().error().kind == base::ErrorKind::Refused);
}

TEST_CASE("A database of before anything could be erased is carried on once the schema is applied") {
    tests::PostgresServer const server;
    {
        store::StorePostgres store(server.connection());
        REQUIRE(put_one(store, 1) == PutOutcome::New);
    }
    server.sql("DROP INDEX submission_kept; ALTER TABLE submission DROP COLUMN erased_at; DROP TABLE data_request; "
               "UPDATE arrival_order SET version = 4");
    store::StorePostgres too_early(server.connection());
    CHECK(put_one(too_early, 2) == PutOutcome::Failed);
    server.apply_schema();
    store::StorePostgres store(server.connection());
    CHECK(put_one(store, 1) == PutOutcome::Known);
    CHECK(store.erase_received_before(arrival(std::uint64_t{1}).received_at + base::Duration(1), {}, 10).value() == 1);
    CHECK(server.sql("SELECT version FROM arrival_order") == "6\n");
}

TEST_CASE("Applying the schema again changes nothing and adds the months that are missing") {
    tests::PostgresServer const server;
    store::StorePostgres store(server.connection());
    REQUIRE(put_one(store, 1) == PutOutcome::New);
    auto const months = "SELECT count(*) FROM pg_inherits WHERE inhparent = 'submission'::regclass";
    auto const before = server.sql(months);
    server.sql("DROP TABLE submission_" + server.sql("SELECT to_char(now() + interval '9 months', 'YYYY_MM')"));
    CHECK(server.sql(months) != before);
    server.apply_schema();
    CHECK(server.sql(months) == before);
    CHECK(put_one(store, 1) == PutOutcome::Known);
}
