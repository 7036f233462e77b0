#include "sync/store/store_sqlite.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

TEST_CASE("A file that is no store is refused and left as it is") {
    tests::TemporaryFolder const folder;
    tests::write_file(folder / "gateway.db", std::string(8192, 'x'));
    CHECK(store::StoreSqlite::open(folder / "gateway.db").error().kind == base::ErrorKind::Corrupt);
    CHECK(tests::read_file(folder / "gateway.db") == std::string(8192, 'x'));
}
