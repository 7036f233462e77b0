#include "sync/content/shelf.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/content/packs.h"

namespace {

struct Shelf {
    tests::TemporaryFolder folder;
    content::SecretKey key = content::make_secret_key();
    std::vector<std::int64_t> unfit; // versions that the program cannot work with

    content::Shelf open() {
        return {folder / "shelf", key.public_key(), [this](content::Pack const& pack) -> base::Result<> {
                    auto const bad = std::find(unfit.begin(), unfit.end(), pack.meta().version) != unfit.end();
                    if (bad) return base::failure(base::ErrorKind::Invalid, "wards: no such column");
                    return {};
                }};
    }
    bool stages(std::int64_t version) {
        return open().stage(tests::parcel_of(key, tests::meta_of(version)), tests::today).has_value();
    }
    // One start of the screen: the version it works with, 0 for none; it runs, or dies before its first picture.
    std::int64_t start(bool runs = true, base::WallTime now = tests::today) {
        auto shelf = open();
        auto const pack = shelf.take(now);
        REQUIRE(pack);
        if (runs) REQUIRE(shelf.settle());
        return *pack ? (*pack)->meta().version : 0;
    }
    std::filesystem::path file(char const* name) const { return folder / "shelf" / name; }
    std::string text(char const* name) const { return tests::read_file(file(name)); }
};

} // namespace

TEST_CASE("an empty shelf gives nothing, and a staged pack is taken at the next start") {
    Shelf shelf;
    CHECK(shelf.start() == 0);
    CHECK(shelf.stages(1));
    CHECK(shelf.open().has_staged());
    CHECK(shelf.start() == 1);
    CHECK_FALSE(shelf.open().has_staged());
    CHECK(shelf.start() == 1);
    CHECK_FALSE(shelf.stages(1));
    CHECK(shelf.stages(3));
    CHECK_FALSE(shelf.stages(2)); // older than what waits
    CHECK(shelf.stages(4));       // in its place
    CHECK(shelf.start() == 4);
}

TEST_CASE("a pack that fails when it is first loaded is taken back by itself and never taken again") {
    Shelf shelf;
    shelf.stages(1);
    shelf.start();
    CHECK(shelf.stages(2));
    auto const second = shelf.text("staged");
    SECTION("before it is swapped in") {
        shelf.unfit = {2};
        CHECK(shelf.start() == 1);
        CHECK_FALSE(shelf.open().has_staged());
    }
    SECTION("after it") {
        CHECK(shelf.start(false) == 2);
        shelf.unfit = {2}; // as a program that was replaced by an older one
        CHECK(shelf.start() == 1);
        CHECK(shelf.text("bad") == "2\n");
        shelf.unfit.clear();
        CHECK_FALSE(shelf.stages(2));
        tests::write_file(shelf.file("staged"), second); // not even when it stands there
        CHECK(shelf.start() == 1);
        CHECK(shelf.stages(3));
        CHECK(shelf.start() == 3);
    }
}

TEST_CASE("a pack with which the screen dies before its first picture is taken back after three starts") {
    Shelf shelf;
    shelf.stages(1);
    shelf.start();
    shelf.stages(2);
    for (int i = 0; i < content::Shelf::most_tries; ++i)
        CHECK(shelf.start(false) == 2);
    CHECK(shelf.start() == 1);
    CHECK(shelf.start() == 1);
    CHECK_FALSE(shelf.stages(2));
}

TEST_CASE("a power cut during the first starts takes no good pack back") {
    Shelf shelf;
    shelf.stages(1);
    shelf.start();
    shelf.stages(2);
    CHECK(shelf.start(false) == 2);
    CHECK(shelf.start(true) == 2);
    for (int i = 0; i < 5; ++i) // later deaths are no fault of the pack
        CHECK(shelf.start(false) == 2);
}

TEST_CASE("the first pack of all that will not do leaves the content that came with the program") {
    Shelf shelf;
    shelf.stages(1);
    CHECK(shelf.start(false) == 1);
    shelf.unfit = {1};
    CHECK(shelf.start() == 0);
    CHECK_FALSE(std::filesystem::exists(shelf.file("current")));
    CHECK_FALSE(shelf.stages(1));
}

TEST_CASE("bytes that rot on the disk: the one before is used, and the version may come again") {
    Shelf shelf;
    shelf.stages(1);
    shelf.start();
    shelf.stages(2);
    shelf.start();
    auto rotten = shelf.text("current");
    rotten[rotten.size() / 2] ^= 1;
    tests::write_file(shelf.file("current"), rotten);
    CHECK(shelf.start() == 1);
    CHECK(shelf.stages(2));
    auto torn = shelf.text("staged");
    tests::write_file(shelf.file("staged"), torn.substr(0, torn.size() / 2));
    CHECK(shelf.start() == 1);
    CHECK_FALSE(shelf.open().has_staged());
    for (auto const* name : {"bad", "trying"})
        tests::write_file(shelf.file(name), std::string("\xFF\n-1 x\n\n9999999999999999999999\n"));
    CHECK(shelf.stages(2));
    CHECK(shelf.start() == 2);
}

TEST_CASE("both packs gone bad: what came with the program is used") {
    Shelf shelf;
    shelf.stages(1);
    shelf.start();
    shelf.stages(2);
    shelf.start();
    shelf.unfit = {1, 2};
    CHECK(shelf.start() == 0);
    CHECK(shelf.text("bad") == "2\n1\n");
}

TEST_CASE("a pack that expires while it is in use stays in use") {
    Shelf shelf;
    shelf.stages(1);
    shelf.start();
    auto const later = tests::at("2028-01-01T00:00:00Z");
    CHECK(shelf.start(true, later) == 1);
    CHECK_FALSE(shelf.open().stage(tests::parcel_of(shelf.key, tests::meta_of(2)), later));
    CHECK(shelf.start(true, later) == 1);
}

TEST_CASE("a swap that was cut between its steps is finished at the next start") {
    Shelf shelf;
    shelf.stages(1);
    shelf.start();
    shelf.stages(2);
    std::filesystem::create_hard_link(shelf.file("current"), shelf.file("previous"));
    tests::write_file(shelf.file("trying"), "2 0\n");
    CHECK(shelf.start(false) == 2);
    CHECK(shelf.text("previous") != shelf.text("current"));
    CHECK_FALSE(std::filesystem::exists(shelf.file("previous.new")));
    shelf.unfit = {2};
    CHECK(shelf.start() == 1);
}

TEST_CASE("a shelf that cannot be written is an error of the disk and no fault of the pack") {
    Shelf shelf;
    tests::write_file(shelf.folder / "shelf", "a file where the folder should be");
    auto const staged = shelf.open().stage(tests::parcel_of(shelf.key, tests::meta_of(1)), tests::today);
    REQUIRE_FALSE(staged);
    CHECK(staged.error().kind == base::ErrorKind::Io);
    CHECK_FALSE(shelf.open().take(tests::today));
}

TEST_CASE("the list of bad versions does not grow for ever") {
    Shelf shelf;
    std::string many;
    for (int version = 1; version <= 64; ++version)
        many += std::to_string(version) + "\n";
    REQUIRE(shelf.stages(65));
    tests::write_file(shelf.file("bad"), many);
    REQUIRE(shelf.start(false) == 65);
    shelf.unfit = {65};
    REQUIRE(shelf.start(false) == 0);
    auto const bad = shelf.text("bad");
    CHECK(std::count(bad.begin(), bad.end(), '\n') == 64);
    CHECK(bad.starts_with("2\n"));
    CHECK(bad.ends_with("64\n65\n"));
}
