#include "tests/sync/outbox/house.h"

using tests::House;

TEST_CASE("A rescue bundle carries every waiting row into another outbox, once") {
    House house;
    auto outbox = house.open();
    for (int i = 0; i < 3; ++i)
        REQUIRE(outbox.store(house.report()));
    auto const bundle = house.own.path() / "bundle";
    REQUIRE(outbox.export_to(bundle).value() == 3);
    auto const original = outbox.take_due().value().value();

    house.settings.outbox.file = house.own.path() / "other.db";
    auto other = house.open();
    CHECK(other.import_from(bundle).value() == 3);
    CHECK(other.import_from(bundle).value() == 0);
    CHECK(other.take_due().value().value() == original);
}

TEST_CASE("A bundle that was cut or altered anywhere brings nothing in") {
    House house;
    auto outbox = house.open();
    REQUIRE(outbox.store(house.report()));
    auto const bundle = house.own.path() / "bundle";
    REQUIRE(outbox.export_to(bundle));
    auto const whole = tests::read_file(bundle);
    house.settings.outbox.file = house.own.path() / "other.db";
    auto other = house.open();
    for (std::size_t i = 0; i < whole.size(); i += 37) {
        tests::write_file(bundle, whole.substr(0, i));
        CHECK(other.import_from(bundle).error().kind == base::ErrorKind::Corrupt);
        auto altered = whole;
        altered[i] = static_cast<char>(altered[i] ^ 1);
        tests::write_file(bundle, altered);
        CHECK_FALSE(other.import_from(bundle));
    }
    CHECK(other.status().value().queued == 0);
}
