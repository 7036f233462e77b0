// What a store in a file of its own has beside what every store holds to.
#include "sync/store/store_sqlite.h"

#include "kiosk/model/receipt.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/wire/sample.h"

TEST_CASE("A file that is no store is refused and left as it is") {
    tests::TemporaryFolder const folder;
    tests::write_file(folder / "gateway.db", std::string(8192, 'x'));
    CHECK(store::StoreSqlite::open(folder / "gateway.db").error().kind == base::ErrorKind::Corrupt);
    CHECK(tests::read_file(folder / "gateway.db") == std::string(8192, 'x'));
}

TEST_CASE("A store of before anything could be erased is carried on, and one of a later program is refused") {
    tests::TemporaryFolder const folder;
    std::vector const arrivals{store::Arrival{tests::sample_envelope(), base::WallTime(base::Duration(1))}};
    {
        auto const store = store::StoreSqlite::open(folder / "gateway.db").value();
        REQUIRE(store->put(arrivals).at(0).outcome == store::PutOutcome::New);
        auto database = db::Database::open(folder / "gateway.db").value();
        REQUIRE(database.run("DROP INDEX submission_kept; ALTER TABLE submission DROP COLUMN erased_at; "
                             "DROP TABLE data_request; PRAGMA user_version = 1"));
    }
    auto const store = store::StoreSqlite::open(folder / "gateway.db").value();
    CHECK(store->put(arrivals).at(0).outcome == store::PutOutcome::Known);
    CHECK(store->after(0, 10).value().size() == 1);
    auto const code = model::receipt_code(arrivals[0].envelope.id);
    CHECK(store->erase(code, base::WallTime(base::Duration(2))).value() == store::EraseOutcome::Erased);
    CHECK(store->after(0, 10).value().empty());
    auto database = db::Database::open(folder / "gateway.db").value();
    REQUIRE(database.run("PRAGMA user_version = 3"));
    CHECK(store::StoreSqlite::open(folder / "gateway.db").error().kind == base::ErrorKind::Refused);
}
