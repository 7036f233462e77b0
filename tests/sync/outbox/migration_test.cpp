// Files of earlier versions: what lies in them is carried on.
#include "sync/seal/seal.h"
#include "tests/sync/outbox/house.h"

using tests::House;

namespace {

// As the first version made it. Never to be changed: such files lie in kiosks.
constexpr char const* version_1 = R"(
CREATE TABLE meta(name TEXT PRIMARY KEY, value ANY) STRICT;
CREATE TABLE submission(
  place      INTEGER PRIMARY KEY,
  id         BLOB NOT NULL UNIQUE CHECK(length(id) = 16),
  kiosk      TEXT NOT NULL,
  epoch      BLOB NOT NULL,
  seq        INTEGER NOT NULL,
  service    TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  city_key   TEXT NOT NULL,
  previous   BLOB NOT NULL,
  sha256     BLOB NOT NULL,
  signature  BLOB NOT NULL,
  body       BLOB,
  state      INTEGER NOT NULL,
  attempts   INTEGER NOT NULL DEFAULT 0,
  next_at    INTEGER NOT NULL DEFAULT 0,
  last_error TEXT NOT NULL DEFAULT '',
  acked_at   INTEGER,
  ack_key    TEXT,
  ack_sig    BLOB
) STRICT;
CREATE INDEX due ON submission(state, next_at);
INSERT INTO meta SELECT * FROM today.meta;
INSERT INTO submission SELECT place, id, kiosk, epoch, seq, service, created_at, city_key, previous, sha256, signature,
  body, state, attempts, next_at, last_error, acked_at, ack_key, ack_sig FROM today.submission;
PRAGMA user_version=1;
)";

// Turns the house's outbox, in which no row has photos, into one of the first version.
void make_old(House& house) {
    auto const file = house.settings.outbox.file;
    auto const old = house.own.path() / "old.db";
    {
        auto database = db::Database::open(old).value();
        REQUIRE(database.run("ATTACH '" + file.string() + "' AS today"));
        REQUIRE(database.run(version_1));
    }
    std::filesystem::remove(file.string() + "-wal");
    std::filesystem::remove(file.string() + "-shm");
    std::filesystem::rename(old, file);
}

std::vector<wire::Envelope> fill_old(House& house, int count) {
    std::vector<wire::Envelope> stored;
    {
        auto outbox = house.open();
        for (int i = 0; i < count; ++i)
            REQUIRE(outbox.store(house.report()));
        REQUIRE(outbox.settle(house.ack(outbox.take_due().value().value())));
        REQUIRE(outbox.quarantine(outbox.take_due().value()->id, "too-large"));
        REQUIRE(outbox.postpone(outbox.take_due().value()->id, "no network", house.clock.wall() + base::Duration(1)));
    }
    make_old(house);
    return stored;
}

} // namespace

TEST_CASE("A file of the first version is carried on: rows, states, chain and waits are as they were") {
    House house;
    fill_old(house, 5);
    auto outbox = house.open();
    auto const status = outbox.status().value();
    CHECK(status.acked == 1);
    CHECK(status.quarantined == 1);
    CHECK(status.queued == 3);
    CHECK(outbox.verify_chain());
    CHECK(outbox.take_due().value()->seq == 4);
    CHECK(outbox.store(house.report_with_photos({300'000})).value().seq == 6);
    CHECK(outbox.verify_chain());
    for (std::uint64_t const seq : {4U, 5U}) {
        auto const due = outbox.take_due().value().value();
        CHECK(due.seq == seq);
        CHECK(house.kiosk.second.verifies(signed_bytes(due), due.signature));
        CHECK(seal::open(due.body, house.city.first));
        REQUIRE(outbox.settle(house.ack(due)));
    }
    CHECK(outbox.take_due().value()->attachments.size() == 1);
}

TEST_CASE("A file of the first version that is damaged gives its rows to a new one") {
    House house;
    fill_old(house, 200);
    auto const file = house.settings.outbox.file;
    auto bytes = tests::read_file(file);
    for (std::size_t i = 4096 + 100; i < 4096 + 400; ++i)
        bytes[i] = 'x'; // the schema's neighbour: nothing can be migrated there
    for (std::size_t i = bytes.size() / 2; i < bytes.size() / 2 + 4096; ++i)
        bytes[i] = 'x';
    tests::write_file(file, bytes);
    tests::write_file(file.string() + "-wal", ""); // as after a power cut: every page is read
    auto outbox = house.open();
    CHECK(outbox.status().value().queued > 100);
    auto const due = outbox.take_due().value().value();
    CHECK(house.kiosk.second.verifies(signed_bytes(due), due.signature));
}

TEST_CASE("A file of a later version is left as it is") {
    House house;
    house.open();
    REQUIRE(db::Database::open(house.settings.outbox.file).value().run("PRAGMA user_version=99"));
    CHECK(outbox::Outbox::open(house.settings, house.clock).error().kind == base::ErrorKind::Refused);
}
