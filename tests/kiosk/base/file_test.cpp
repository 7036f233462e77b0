#include "kiosk/base/file.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace base;

TEST_CASE("a durable write replaces the whole file and leaves no draft") {
    tests::TemporaryFolder const folder;
    REQUIRE(write_file_durably(folder / "state", as_bytes("first, and longer")));
    REQUIRE(write_file_durably(folder / "state", as_bytes("second")));
    CHECK(read_file(folder / "state") == "second");
    CHECK_FALSE(std::filesystem::exists(folder / "state.new"));
}

TEST_CASE("a file that is not there, or too large, is an error of its own kind") {
    tests::TemporaryFolder const folder;
    CHECK(read_file(folder / "none").error().kind == ErrorKind::NotFound);
    tests::write_file(folder / "large", std::string(100, 'x'));
    CHECK(read_file(folder / "large", 99).error().kind == ErrorKind::Invalid);
    CHECK(write_file_durably(folder / "no" / "such", as_bytes("x")).error().kind == ErrorKind::NotFound);
}
