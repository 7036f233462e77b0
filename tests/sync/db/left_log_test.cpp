// A process dies at a write, another opens the file and reads what it finds, then the power goes: what was read is
// there.
#include "sync/db/database.h"
#include "tests/faults/lossy_disk.h"
#include "tests/support/catch.h"

namespace {

db::Database open() {
    auto opened = db::Database::open("/some.db");
    if (!opened) FAIL(opened.error().what);
    return std::move(*opened);
}

std::int64_t rows_in(db::Database& database) {
    auto count = database.prepare("SELECT count(*) FROM t").value();
    REQUIRE(count.step());
    return count.integer(0);
}

} // namespace

TEST_CASE("What a dead process has left unsynced is on the disk before it is read") {
    bool died = true;
    int read_after_death = 0;
    for (std::uint64_t writes = 0; died; ++writes) {
        faults::LossyDisk disk(writes);
        REQUIRE(open().run("CREATE TABLE t(x); INSERT INTO t VALUES(1)"));
        {
            auto doomed = open();
            disk.cut_after(writes);
            (void)doomed.run("INSERT INTO t VALUES(2)").has_value();
            died = disk.is_cut();
        }
        disk.restart(); // all that was written is still in the system's memory
        std::int64_t seen = 0;
        {
            auto next = open();
            seen = rows_in(next);
            disk.cut_after(0);
        }
        disk.power_on();
        auto last = open();
        INFO("write " << writes);
        CHECK(rows_in(last) == seen);
        read_after_death += died && seen == 2 ? 1 : 0;
    }
    CHECK(read_after_death >= 1); // else nothing of what this is about has happened
}
