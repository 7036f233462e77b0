// A disk that gives back other bytes than were written: the file is set aside, what can be read is offered on.
#include <fstream>
#include <random>
#include <set>
#include <thread>

#include "sync/seal/seal.h"
#include "tests/sync/outbox/house.h"

using tests::House;

namespace {

constexpr std::size_t page = 4096;

std::vector<base::Uuid> fill(House& house, int count) {
    std::vector<base::Uuid> ids;
    auto outbox = house.open();
    for (int i = 0; i < count; ++i) {
        auto const report = house.report();
        REQUIRE(outbox.store(report));
        ids.push_back(report.id());
    }
    return ids;
}

void damage_page(std::filesystem::path const& file, std::size_t which) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(static_cast<std::streamoff>(which * page));
    std::mt19937 noise(static_cast<unsigned>(which));
    for (std::size_t i = 0; i < page; ++i)
        stream.put(static_cast<char>(noise()));
}

std::vector<std::filesystem::path> set_aside_in(House& house) {
    std::vector<std::filesystem::path> found;
    for (auto const& entry : std::filesystem::directory_iterator(house.own.path()))
        if (entry.path().string().find(".damaged-") != std::string::npos) found.push_back(entry.path());
    return found;
}

// Everything that is offered, each acknowledged; every body opens with the city's key.
std::set<base::Uuid> offered(House& house, outbox::Outbox& outbox) {
    std::set<base::Uuid> ids;
    while (auto const due = outbox.take_due().value()) {
        REQUIRE(seal::open(due->body, house.city.first));
        REQUIRE(house.kiosk.second.verifies(signed_bytes(*due), due->signature));
        REQUIRE(outbox.settle(house.ack(*due)));
        REQUIRE(ids.insert(due->id).second);
    }
    return ids;
}

} // namespace

TEST_CASE("A file that is no outbox is set aside as it is, and a new one begins") {
    House house;
    std::string const text(9000, 'z');
    tests::write_file(house.settings.outbox.file, text);
    CHECK(house.open().store(house.report()));
    auto const aside = set_aside_in(house);
    REQUIRE(aside.size() == 1);
    CHECK(tests::read_file(aside.front()) == text);
    CHECK(house.open().status().value().queued == 1);
    CHECK(set_aside_in(house).size() == 1);
}

TEST_CASE("A page of noise, whichever it is: the outbox works, and what does not lie on that page is offered on") {
    constexpr std::size_t reports = 60;
    std::size_t heavy = 0;
    for (std::size_t which = 0;; ++which) {
        House house;
        auto const ids = fill(house, reports);
        auto const& file = house.settings.outbox.file;
        if (which == std::filesystem::file_size(file) / page) break;
        damage_page(file, which);
        tests::write_file(file.string() + "-wal", ""); // as after a power cut: every page is read
        INFO("page " << which);
        auto outbox = house.open();
        REQUIRE(set_aside_in(house).size() >= 1);
        auto const still = offered(house, outbox);
        for (auto const& id : still)
            REQUIRE(std::find(ids.begin(), ids.end(), id) != ids.end());
        if (still.size() + 6 < reports) ++heavy; // a page holds some four reports
        REQUIRE(outbox.store(house.report()));
        REQUIRE(outbox.verify_chain());
    }
    CHECK(heavy <= 3); // the head of the file and the roots of its trees
}

TEST_CASE("A row whose body was changed on the disk is kept aside with that reason when the file is rescued") {
    House house;
    auto const ids = fill(house, 5);
    {
        auto database = db::Database::open(house.settings.outbox.file).value();
        REQUIRE(database.run("UPDATE submission SET body=x'00ff' WHERE seq=3"));
        REQUIRE(database.run("DELETE FROM meta"));
    }
    auto outbox = house.open();
    auto const status = outbox.status().value();
    CHECK(status.queued == 4);
    CHECK(status.quarantined == 1);
    CHECK(status.quarantine_error == "damaged on the disk");
}

TEST_CASE("What was acknowledged stays acknowledged in the rescued outbox, and its code is found") {
    House house;
    model::Submission const report = house.report();
    {
        auto outbox = house.open();
        REQUIRE(outbox.store(report));
        REQUIRE(outbox.settle(house.ack(*outbox.take_due().value())));
    }
    REQUIRE(db::Database::open(house.settings.outbox.file).value().run("DELETE FROM meta"));
    auto outbox = house.open();
    REQUIRE(set_aside_in(house).size() == 1);
    CHECK_FALSE(outbox.take_due().value());
    CHECK(outbox.find(report.code()).value()->state == model::ProgressState::Received);
}

TEST_CASE("A damaged file that another process has open is left alone until that one closes it") {
    House house;
    fill(house, 5);
    std::optional<outbox::Outbox> other(house.open());
    REQUIRE(db::Database::open(house.settings.outbox.file).value().run("DELETE FROM meta"));
    auto const refused = outbox::Outbox::open(house.settings, house.clock);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == base::ErrorKind::Corrupt);
    CHECK(set_aside_in(house).empty());
    other.reset();
    CHECK(house.open().status().value().queued == 5);
    CHECK(set_aside_in(house).size() == 1);
}

TEST_CASE("An outbox of another version is refused, and not set aside") {
    House house;
    fill(house, 1);
    REQUIRE(db::Database::open(house.settings.outbox.file).value().run("PRAGMA user_version=99"));
    auto const refused = outbox::Outbox::open(house.settings, house.clock);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == base::ErrorKind::Refused);
    CHECK(set_aside_in(house).empty());
}

TEST_CASE("A damaged file that another process has rescued meanwhile is not set aside a second time") {
    House house;
    fill(house, 5);
    auto const& file = house.settings.outbox.file;
    auto const whole = house.own.path() / "whole.db";
    std::filesystem::copy_file(file, whole);
    std::optional<outbox::Outbox> other(house.open());
    REQUIRE(db::Database::open(file).value().run("DELETE FROM meta"));
    std::thread rescuer([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(500)); // the one below waits by now
        for (auto const* end : {"-wal", "-shm"})
            std::filesystem::remove(file.string() + end);
        std::filesystem::rename(whole, file);
        other.reset();
    });
    auto const opened = outbox::Outbox::open(house.settings, house.clock);
    rescuer.join();
    REQUIRE(opened);
    CHECK(set_aside_in(house).empty());
    CHECK(house.open().status().value().queued == 5);
}
