// What every store holds to about photos on their way from a phone to a kiosk: over SQLite and over a PostgreSQL.
#include "sync/seal/digest.h"
#include "tests/support/catch.h"
#include "tests/sync/store/city.h"

using base::Duration;
using store::Handoff;
using store::HandoffOutcome;
using tests::City;
using tests::either;
using tests::now;
using wire::HandoffState;

namespace {

wire::Digest digest(std::uint8_t byte) {
    wire::Digest made{};
    made.fill(byte);
    return made;
}

base::Uuid id(std::uint8_t last) {
    auto made = base::Uuid::parse("0190b3f2-5b1c-7c3a-9f10-0123456789ab").value();
    made.bytes[15] = last;
    return made;
}

// With a token of its own.
Handoff handoff(std::uint8_t number, std::string kiosk = "kiosk-0001") {
    return {id(number), std::move(kiosk), "Ga Bến Thành", digest(number), {7}, now + Duration(300'000)};
}

base::Bytes const photo(70'000, 0xA5);
auto const phone = digest(0x51), other_phone = digest(0x52);

HandoffOutcome keep(City const& city, std::uint8_t number, wire::Digest const& from, base::Bytes const& bytes = photo) {
    return city.store->keep_photo(digest(number), from, bytes, seal::sha256(bytes), now).value();
}
std::optional<HandoffState> state(City const& city, std::uint8_t number) {
    auto const held = city.store->handoff(digest(number), now).value();
    return held ? held->state : std::nullopt;
}

} // namespace

TEST_CASE("A hand-off waits, is opened by one phone, and has its photo, byte for byte, over a restart") {
    City city(either());
    REQUIRE(city.store->begin_handoff(handoff(1)));
    auto const held = city.store->handoff(digest(1), now).value();
    REQUIRE(held);
    CHECK(held->handoff == handoff(1));
    CHECK(state(city, 1) == HandoffState::Waiting);
    CHECK(keep(city, 1, phone) == HandoffOutcome::NotOpened);
    CHECK(city.store->open_handoff(digest(1), phone, now).value() == HandoffOutcome::Done);
    CHECK(state(city, 1) == HandoffState::Opened);
    CHECK(city.store->handoff_photo("kiosk-0001", id(1), now).error().kind == base::ErrorKind::NotFound);
    CHECK(keep(city, 1, phone) == HandoffOutcome::Done);
    city.store.reset();
    city.store = city.open();
    CHECK(state(city, 1) == HandoffState::Received);
    CHECK(city.store->handoff_photo("kiosk-0001", id(1), now).value() == photo);
}

TEST_CASE("A second phone is told apart, and so is a second photo of the first") {
    City city(either());
    REQUIRE(city.store->begin_handoff(handoff(1)));
    REQUIRE(city.store->open_handoff(digest(1), phone, now).value() == HandoffOutcome::Done);
    CHECK(city.store->open_handoff(digest(1), phone, now).value() == HandoffOutcome::Known);
    CHECK(city.store->open_handoff(digest(1), other_phone, now).value() == HandoffOutcome::InUse);
    CHECK(keep(city, 1, other_phone) == HandoffOutcome::InUse);
    CHECK(keep(city, 1, phone) == HandoffOutcome::Done);
    CHECK(keep(city, 1, phone) == HandoffOutcome::Known);
    CHECK(keep(city, 1, phone, base::Bytes(99, 1)) == HandoffOutcome::InUse);
    CHECK(city.store->handoff_photo("kiosk-0001", id(1), now).value() == photo);
}

TEST_CASE("What is unknown, over or behind its time is gone, for the phone and for the kiosk") {
    City city(either());
    REQUIRE(city.store->begin_handoff(handoff(1)));
    CHECK(city.store->open_handoff(digest(9), phone, now).value() == HandoffOutcome::Gone);
    auto const late = now + Duration(300'000);
    CHECK(city.store->open_handoff(digest(1), phone, late).value() == HandoffOutcome::Gone);
    CHECK_FALSE(city.store->handoff(digest(1), late).value());
    REQUIRE(city.store->open_handoff(digest(1), phone, now).value() == HandoffOutcome::Done);
    CHECK(city.store->keep_photo(digest(1), phone, photo, seal::sha256(photo), late).value() == HandoffOutcome::Gone);
    CHECK(keep(city, 1, phone) == HandoffOutcome::Done);
    CHECK(city.store->handoff_photo("kiosk-0001", id(1), late).error().kind == base::ErrorKind::NotFound);
    CHECK(city.store->handoff_photo("kiosk-0002", id(1), now).error().kind == base::ErrorKind::NotFound);
    CHECK_FALSE(city.store->handoff_of("kiosk-0002", id(1), now).value());
    CHECK_FALSE(city.store->handoff_of("kiosk-0001", id(2), now).value());
    CHECK_FALSE(city.store->handoff_of("kiosk-0001", id(1), late).value());
}

TEST_CASE("A hand-off that the kiosk has ended keeps no photo, and tells its phone alone that it came") {
    City city(either());
    REQUIRE(city.store->begin_handoff(handoff(1)));
    REQUIRE(city.store->open_handoff(digest(1), phone, now).value() == HandoffOutcome::Done);
    REQUIRE(keep(city, 1, phone) == HandoffOutcome::Done);
    REQUIRE(city.store->end_handoff("kiosk-0002", id(1)));
    CHECK(state(city, 1) == HandoffState::Received);
    REQUIRE(city.store->end_handoff("kiosk-0001", id(1)));
    CHECK(city.store->handoff_photo("kiosk-0001", id(1), now).error().kind == base::ErrorKind::NotFound);
    CHECK_FALSE(state(city, 1));
    CHECK(city.store->open_handoff(digest(1), other_phone, now).value() == HandoffOutcome::Gone);
    CHECK(keep(city, 1, phone) == HandoffOutcome::Known);
    CHECK(keep(city, 1, other_phone) == HandoffOutcome::Gone);
    REQUIRE(city.store->end_handoff("kiosk-0001", id(9)));
}

TEST_CASE("A kiosk has one hand-off, and what is behind its time is dropped") {
    City city(either());
    REQUIRE(city.store->begin_handoff(handoff(1)));
    REQUIRE(city.store->open_handoff(digest(1), phone, now).value() == HandoffOutcome::Done);
    REQUIRE(keep(city, 1, phone) == HandoffOutcome::Done);
    REQUIRE(city.store->begin_handoff(handoff(3, "kiosk-0002")));
    REQUIRE(city.store->begin_handoff(handoff(2)));
    CHECK_FALSE(city.store->handoff(digest(1), now).value());
    CHECK(city.store->handoff_photo("kiosk-0001", id(2), now).error().kind == base::ErrorKind::NotFound);
    CHECK(state(city, 2) == HandoffState::Waiting);
    CHECK(state(city, 3) == HandoffState::Waiting);
    REQUIRE(city.store->drop_handoffs(now));
    CHECK(state(city, 2) == HandoffState::Waiting);
    REQUIRE(city.store->drop_handoffs(now + Duration(300'000)));
    CHECK_FALSE(state(city, 2));
}

TEST_CASE("Of two phones that come through two gateways one has the link") {
    City city(either());
    auto const second = city.open();
    REQUIRE(city.store->begin_handoff(handoff(1)));
    CHECK(second->open_handoff(digest(1), other_phone, now).value() == HandoffOutcome::Done);
    CHECK(city.store->open_handoff(digest(1), phone, now).value() == HandoffOutcome::InUse);
    CHECK(second->keep_photo(digest(1), other_phone, photo, seal::sha256(photo), now).value() == HandoffOutcome::Done);
    CHECK(city.store->handoff_photo("kiosk-0001", id(1), now).value() == photo);
}
