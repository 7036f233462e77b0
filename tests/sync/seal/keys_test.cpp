#include "sync/seal/keys.h"

#include <sys/stat.h>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

TEST_CASE("Keys come back from their files, and secret ones are for their owner alone") {
    tests::TemporaryFolder folder;
    auto const file = folder.path() / "key";
    auto const [signing, verify] = seal::make_signing_keys();
    REQUIRE(seal::save(signing, file));
    struct stat status;
    REQUIRE(stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    auto const loaded = seal::load_signing(file).value();
    CHECK(verify.verifies("xin chào", loaded.sign("xin chào")));
    CHECK(loaded.public_key.id() == verify.id());
}

TEST_CASE("A signature fits its message and its key alone") {
    auto const first = seal::make_signing_keys(), second = seal::make_signing_keys();
    auto const signature = first.first.sign("a");
    CHECK(first.second.verifies("a", signature));
    CHECK_FALSE(first.second.verifies("b", signature));
    CHECK_FALSE(second.second.verifies("a", signature));
}

TEST_CASE("A key file of another kind, torn or with a wrong id is refused") {
    tests::TemporaryFolder folder;
    auto const file = folder.path() / "key";
    auto const city = seal::make_city_keys();
    REQUIRE(seal::save(city.second, file));
    CHECK_FALSE(seal::load_verify(file));
    auto text = tests::read_file(file);
    tests::write_file(file, text.substr(0, text.size() - 5));
    CHECK_FALSE(seal::load_city_public(file));
    auto other = text;
    other[20] = other[20] == 'a' ? 'b' : 'a';
    tests::write_file(file, other);
    CHECK(seal::load_city_public(file).error().kind == base::ErrorKind::Corrupt);
    tests::write_file(file, text);
    CHECK(seal::load_city_public(file));
}
