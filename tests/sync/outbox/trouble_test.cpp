#include <sys/mount.h>
#include <unistd.h>

#include "tests/sync/outbox/house.h"

using tests::House;

namespace {

// A disk of a few hundred kilobytes. Needs the right to mount.
class SmallDisk {
public:
    SmallDisk() {
        if (mount("tramso", folder_.path().c_str(), "tmpfs", 0, "size=600k") != 0)
            FAIL("a small disk needs root to be mounted");
    }
    ~SmallDisk() { umount2(folder_.path().c_str(), MNT_DETACH); }
    SmallDisk(SmallDisk const&) = delete;
    SmallDisk& operator=(SmallDisk const&) = delete;
    std::filesystem::path path() const { return folder_.path(); }

private:
    tests::TemporaryFolder folder_;
};

} // namespace

TEST_CASE("On a full disk nothing is claimed, what was claimed is there, and the outbox works again afterwards") {
    SmallDisk disk;
    House house(disk.path());
    auto outbox = house.open();
    std::uint64_t stored = 0;
    std::optional<outbox::StoreTrouble> trouble;
    for (int i = 0; i < 1000 && !trouble; ++i) {
        auto const result = outbox.store(house.report(std::string(1500, 'n')));
        if (result)
            stored = result->seq;
        else
            trouble = result.error();
    }
    REQUIRE(trouble == outbox::StoreTrouble::Full);
    REQUIRE(stored > 10);
    CHECK(outbox.status().value().queued == stored);
    CHECK(outbox.verify_chain());

    REQUIRE(mount("tramso", disk.path().c_str(), "tmpfs", MS_REMOUNT, "size=8m") == 0);
    CHECK(outbox.store(house.report()).value().seq == stored + 1);
    CHECK(outbox.verify_chain());
}

TEST_CASE("A full disk can still take acknowledgements, because the ballast makes room") {
    SmallDisk disk;
    REQUIRE(mount("tramso", disk.path().c_str(), "tmpfs", MS_REMOUNT, "size=6m") == 0);
    House house(disk.path());
    house.settings.outbox.ballast_mib = 2;
    auto outbox = house.open();
    REQUIRE(std::filesystem::exists(disk.path() / "outbox.db.ballast"));
    while (outbox.store(house.report(std::string(1500, 'n')))) {
    }
    auto const due = outbox.take_due().value();
    REQUIRE(due);
    CHECK(outbox.settle(house.ack(*due)));
}

TEST_CASE("With less space free than is kept, no submission is admitted") {
    SmallDisk disk;
    House house(disk.path());
    house.settings.outbox.keep_free_mib = 1;
    CHECK_FALSE(house.open().can_accept());
    REQUIRE(mount("tramso", disk.path().c_str(), "tmpfs", MS_REMOUNT, "size=8m") == 0);
    CHECK(house.open().can_accept());
}

TEST_CASE("A changed row breaks the chain") {
    House house;
    {
        auto outbox = house.open();
        for (int i = 0; i < 3; ++i)
            REQUIRE(outbox.store(house.report()));
    }
    {
        auto database = db::Database::open(house.settings.outbox.file).value();
        REQUIRE(database.run("UPDATE submission SET created_at=created_at+1 WHERE seq=2"));
    }
    auto const broken = house.open().verify_chain();
    REQUIRE_FALSE(broken);
    CHECK(broken.error().what.find("row 2") != std::string::npos);
}

TEST_CASE("A row taken out is a gap in the chain") {
    House house;
    {
        auto outbox = house.open();
        for (int i = 0; i < 3; ++i)
            REQUIRE(outbox.store(house.report()));
    }
    REQUIRE(db::Database::open(house.settings.outbox.file).value().run("DELETE FROM submission WHERE seq=2"));
    CHECK_FALSE(house.open().verify_chain());
}

TEST_CASE("Without keys the outbox does not open") {
    House house;
    std::filesystem::remove(house.settings.seal.city_public_key);
    CHECK_FALSE(outbox::Outbox::open(house.settings, house.clock));
}
