#include "sync/db/database.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace db;

TEST_CASE("A database is opened with a write-ahead log and full synchronisation") {
    tests::TemporaryFolder folder;
    auto database = Database::open(folder.path() / "a.db").value();
    auto journal = database.prepare("PRAGMA journal_mode").value();
    REQUIRE(journal.step().value());
    CHECK(journal.text(0) == "wal");
    auto synchronous = database.prepare("PRAGMA synchronous").value();
    REQUIRE(synchronous.step().value());
    CHECK(synchronous.integer(0) == 2);
}

TEST_CASE("Values come back as they were bound") {
    tests::TemporaryFolder folder;
    auto database = Database::open(folder.path() / "a.db").value();
    REQUIRE(database.run("CREATE TABLE t(a, b, c, d)"));
    base::Bytes const bytes{0, 1, 255};
    auto insert = database.prepare("INSERT INTO t VALUES(?,?,?,?)").value();
    REQUIRE(insert.bind(std::int64_t{-7}).bind("Đường").bind(base::ByteView(bytes)).bind_null().run());
    auto row = database.prepare("SELECT * FROM t").value();
    REQUIRE(row.step().value());
    CHECK(row.integer(0) == -7);
    CHECK(row.text(1) == "Đường");
    CHECK(row.blob(2) == bytes);
    CHECK(row.is_null(3));
}

TEST_CASE("A transaction that fails leaves nothing behind") {
    tests::TemporaryFolder folder;
    auto database = Database::open(folder.path() / "a.db").value();
    REQUIRE(database.run("CREATE TABLE t(a UNIQUE)"));
    auto const result = database.transaction([&]() -> base::Result<void, Failure> {
        TRY(database.run("INSERT INTO t VALUES(1)"));
        return database.run("INSERT INTO t VALUES(1)");
    });
    REQUIRE_FALSE(result);
    CHECK(result.error().kind == FailureKind::Constraint);
    auto count = database.prepare("SELECT count(*) FROM t").value();
    REQUIRE(count.step().value());
    CHECK(count.integer(0) == 0);
}

TEST_CASE("A file that is not a database is refused and left as it is") {
    tests::TemporaryFolder folder;
    std::string const text(8192, 'x');
    tests::write_file(folder.path() / "a.db", text);
    auto const database = Database::open(folder.path() / "a.db");
    REQUIRE_FALSE(database);
    CHECK(database.error().kind == FailureKind::Corrupt);
    CHECK(tests::read_file(folder.path() / "a.db") == text);
}

TEST_CASE("Another writer is waited for, and then told as busy") {
    tests::TemporaryFolder folder;
    auto first = Database::open(folder.path() / "a.db").value();
    Options impatient;
    impatient.busy_timeout_ms = 50;
    auto second = Database::open(folder.path() / "a.db", impatient).value();
    REQUIRE(first.run("CREATE TABLE t(a); BEGIN IMMEDIATE"));
    auto const blocked = second.run("INSERT INTO t VALUES(1)");
    REQUIRE_FALSE(blocked);
    CHECK(blocked.error().kind == FailureKind::Busy);
    REQUIRE(first.run("COMMIT"));
    CHECK(second.run("INSERT INTO t VALUES(1)"));
}
