#include "sync/seal/seal.h"
#include "sync/wire/payload.h"
#include "tests/sync/outbox/house.h"

using tests::House;

TEST_CASE("What is stored is there after the file is opened again, and opens with the city's key") {
    House house;
    auto const report = house.report("Nước ngập tới gối");
    REQUIRE(house.open().store(report).value().seq == 1);
    auto outbox = house.open();
    auto const due = outbox.take_due().value();
    REQUIRE(due);
    CHECK(due->id == report.id());
    CHECK(house.kiosk.second.verifies(signed_bytes(*due), due->signature));
    auto const payload = wire::decode_payload(seal::open(due->body, house.city.first).value().reveal()).value();
    CHECK(payload.draft.text.reveal() == "Nước ngập tới gối");
}

TEST_CASE("Nothing a citizen wrote can be read in the files of the outbox") {
    House house;
    auto outbox = house.open();
    REQUIRE(outbox.store(house.report("chiếc xe màu tím ở hẻm 12")));
    for (auto const& entry : std::filesystem::directory_iterator(house.own.path()))
        CHECK(tests::read_file(entry.path()).find("màu tím") == std::string::npos);
}

TEST_CASE("Numbers have no gaps and the chain holds") {
    House house;
    auto outbox = house.open();
    for (std::uint64_t i = 1; i <= 20; ++i)
        REQUIRE(outbox.store(house.report()).value().seq == i);
    CHECK(outbox.verify_chain());
}

TEST_CASE("The city's signed acknowledgement settles a row, and nothing else does") {
    House house;
    auto outbox = house.open();
    REQUIRE(outbox.store(house.report()));
    auto const envelope = outbox.take_due().value().value();
    auto ack = house.ack(envelope);

    auto forged = ack;
    forged.signature[0] ^= 1;
    CHECK(outbox.settle(forged).error() == outbox::AckTrouble::BadSignature);
    auto stranger = ack;
    auto const other = seal::make_signing_keys();
    stranger.key = other.second.id();
    stranger.signature = other.first.sign(signed_bytes(stranger));
    CHECK(outbox.settle(stranger).error() == outbox::AckTrouble::UnknownKey);
    auto bytes = ack;
    bytes.sha256[0] ^= 1;
    bytes.signature = house.gateway.first.sign(signed_bytes(bytes));
    CHECK(outbox.settle(bytes).error() == outbox::AckTrouble::NotOurs);
    CHECK(outbox.status().value().queued == 1);

    REQUIRE(outbox.settle(ack));
    CHECK(outbox.settle(ack)); // the answer may come twice
    CHECK(outbox.status().value().acked == 1);
    CHECK_FALSE(outbox.take_due().value());
}

TEST_CASE("A postponed row waits for its time") {
    House house;
    auto outbox = house.open();
    auto const report = house.report();
    REQUIRE(outbox.store(report));
    auto const later = house.clock.wall() + base::Duration(5'000);
    REQUIRE(outbox.postpone(report.id(), "no network", later));
    CHECK_FALSE(outbox.take_due().value());
    CHECK(outbox.next_due().value() == later);
    CHECK(outbox.attempts(report.id()).value() == 1);
    house.clock.advance(base::Duration(5'000));
    CHECK(outbox.take_due().value());
}

TEST_CASE("A row put off while the clock was years ahead is due, and what was never offered comes before it") {
    House house;
    auto outbox = house.open();
    auto const first = house.report(), second = house.report();
    REQUIRE(outbox.store(first));
    REQUIRE(outbox.store(second));
    REQUIRE(outbox.postpone(first.id(), "no network", house.clock.wall() + base::Duration(4LL * 365 * 86'400'000)));
    CHECK(outbox.take_due().value()->id == second.id());
    REQUIRE(outbox.settle(house.ack(*outbox.take_due().value())));
    auto const due = outbox.take_due().value();
    REQUIRE(due);
    CHECK(due->id == first.id());
}

TEST_CASE("A quarantined row is kept, counted, and does not hold up the next") {
    House house;
    auto outbox = house.open();
    auto const first = house.report(), second = house.report();
    REQUIRE(outbox.store(first));
    REQUIRE(outbox.store(second));
    REQUIRE(outbox.quarantine(first.id(), "too-large"));
    CHECK(outbox.take_due().value()->id == second.id());
    CHECK(outbox.status().value().quarantined == 1);
}

TEST_CASE("A body goes only after the retention time since its acknowledgement") {
    House house;
    auto outbox = house.open();
    REQUIRE(outbox.store(house.report()));
    REQUIRE(outbox.settle(house.ack(outbox.take_due().value().value())));
    CHECK(outbox.purge().value() == 0);
    house.clock.advance(house.settings.outbox.retention);
    CHECK(outbox.purge().value() == 1);
    CHECK(outbox.status().value().purged == 1);
    CHECK(outbox.verify_chain());
}

TEST_CASE("A receipt code is found, waiting first, received after the acknowledgement") {
    House house;
    auto outbox = house.open();
    auto const report = house.report();
    REQUIRE(outbox.store(report));
    CHECK(outbox.find(report.code()).value()->state == model::ProgressState::Waiting);
    REQUIRE(outbox.settle(house.ack(outbox.take_due().value().value())));
    CHECK(outbox.find(report.code()).value()->state == model::ProgressState::Received);
    CHECK_FALSE(outbox.find("0000-0000-0000").value());
}

TEST_CASE("A new epoch numbers what waits anew and keeps ids and bodies") {
    House house;
    auto outbox = house.open();
    for (int i = 0; i < 3; ++i)
        REQUIRE(outbox.store(house.report()));
    auto const before = outbox.take_due().value().value();
    REQUIRE(outbox.settle(house.ack(before)));
    REQUIRE(outbox.begin_new_epoch());
    auto const after = outbox.take_due().value().value();
    CHECK(after.epoch != before.epoch);
    CHECK(after.seq == 1);
    CHECK(house.kiosk.second.verifies(signed_bytes(after), after.signature));
    CHECK(outbox.verify_chain());
    CHECK(outbox.store(house.report()).value().seq == 3);
}

TEST_CASE("Two processes' handles on one file see each other's rows") {
    House house;
    auto screen = house.open(), courier = house.open();
    REQUIRE(screen.store(house.report()));
    auto const due = courier.take_due().value();
    REQUIRE(due);
    REQUIRE(courier.settle(house.ack(*due)));
    CHECK(screen.status().value().acked == 1);
}
