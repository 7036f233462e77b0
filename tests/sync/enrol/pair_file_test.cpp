#include "sync/enrol/pair_file.h"

#include <sys/stat.h>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;

std::string const certificate = "-----BEGIN CERTIFICATE-----\nnew\n-----END CERTIFICATE-----\n";
std::string const key = "-----BEGIN PRIVATE KEY-----\nnew\n-----END PRIVATE KEY-----\n";

unsigned mode_of(fs::path const& file) {
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

struct House {
    tests::TemporaryFolder folder;
    enrol::PemPair files{folder / "kiosk.pem", folder / "kiosk-key.pem"};

    House() {
        tests::write_file(files.certificate, "-----BEGIN CERTIFICATE-----\nold\n-----END CERTIFICATE-----\n");
        tests::write_file(files.key, "-----BEGIN PRIVATE KEY-----\nold\n-----END PRIVATE KEY-----\n");
    }
    base::Result<> save() const { return enrol::save_pair(certificate, base::PrivateText(key), files); }
};

} // namespace

TEST_CASE("a pair that somebody else made in two files is used as it is, and not mended") {
    House const house;
    auto const used = enrol::pair_in_use(house.files);
    CHECK((used.certificate == house.files.certificate && used.key == house.files.key));
    CHECK(enrol::mend_pair(house.files));
    CHECK_FALSE(fs::is_symlink(house.files.key));
}

TEST_CASE("a saved pair is one file for its owner alone, and the key's path leads to it") {
    House const house;
    tests::write_file(house.folder / "kiosk.pem.new", "left over, and open to all");
    REQUIRE(::chmod((house.folder / "kiosk.pem.new").c_str(), 0644) == 0);
    REQUIRE(house.save());
    CHECK(tests::read_file(house.files.certificate) == certificate + key);
    CHECK(tests::read_file(house.files.key) == certificate + key);
    CHECK(mode_of(house.files.certificate) == 0600);
    CHECK(fs::read_symlink(house.files.key) == "kiosk.pem");
    auto const used = enrol::pair_in_use(house.files);
    CHECK((used.certificate == house.files.certificate && used.key == house.files.certificate));
    CHECK(house.save());
}

TEST_CASE("cut between its two steps the new key is believed, and the old one goes when there is time") {
    House const house;
    tests::write_file(house.files.certificate, certificate + key); // the first step, without the second
    CHECK(enrol::pair_in_use(house.files).key == house.files.certificate);
    REQUIRE(enrol::mend_pair(house.files));
    CHECK(tests::read_file(house.files.key) == certificate + key);
}

TEST_CASE("a key's path in another folder, or the certificate's own, leads there as well") {
    House house;
    fs::create_directory(house.folder / "keys");
    house.files.key = house.folder / "keys" / "kiosk-key.pem";
    REQUIRE(house.save());
    CHECK(tests::read_file(house.files.key) == certificate + key);
    house.files.key = house.files.certificate;
    REQUIRE(house.save());
    CHECK_FALSE(fs::is_symlink(house.files.certificate));
}
