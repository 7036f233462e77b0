// What every store holds to about citizens who sign in with their phone: over SQLite and over a PostgreSQL.
#include "tests/support/catch.h"
#include "tests/sync/store/city.h"

using base::Duration;
using store::Signin;
using tests::City;
using tests::either;
using tests::now;
using wire::SigninProblem;
using wire::SigninState;

namespace {

wire::Digest filled(std::uint8_t byte) {
    wire::Digest made{};
    made.fill(byte);
    return made;
}

base::Uuid named(std::uint8_t last) {
    auto made = base::Uuid::parse("0190b3f2-5b1c-7c3a-9f10-0123456789ab").value();
    made.bytes[15] = last;
    return made;
}

// With a token of its own.
Signin signin(std::uint8_t number, std::string kiosk = "kiosk-0001") {
    return {named(number), std::move(kiosk),      "Ga Bến Thành", filled(number), filled(0x77),
            "47",          now + Duration(90'000)};
}

base::Bytes const kept(200, 0xA5), other_kept(200, 0x5A), sealed(634, 0x11);
auto const back = filled(0x51), no_back = wire::Digest{};
auto const until = now + Duration(180'000);
std::string const kiosk = "kiosk-0001";

store::HeldSignin held(City const& city, std::uint8_t number, base::WallTime at = now) {
    auto const found = city.store->signin_of(kiosk, named(number), at).value();
    REQUIRE(found);
    return *found;
}

bool match(City const& city, base::Bytes const& what, wire::Digest const& known_by = back, base::WallTime at = now) {
    return city.store->match_signin(filled(1), what, known_by, at, until).value();
}

} // namespace

TEST_CASE("A sign-in waits, is matched, and ends with who it is, over a restart") {
    City city(either());
    REQUIRE(city.store->begin_signin(signin(1)));
    CHECK(held(city, 1).signin == signin(1));
    CHECK(held(city, 1).status == wire::SigninStatus{});
    CHECK(city.store->signin(filled(1), now).value()->signin == signin(1));
    REQUIRE(match(city, kept));
    CHECK(held(city, 1).status.state == SigninState::Matched);
    CHECK(held(city, 1).kept == kept);
    CHECK(city.store->signin_back(back, now).value()->signin.id == named(1));
    REQUIRE(city.store->keep_signin(kiosk, named(1), other_kept));
    CHECK(held(city, 1).kept == other_kept);
    REQUIRE(city.store->settle_signin(kiosk, named(1), sealed).value());
    city.store.reset();
    city.store = city.open();
    auto const ended = held(city, 1);
    CHECK(ended.status == wire::SigninStatus{SigninState::Approved, {}, sealed});
    CHECK(ended.kept.empty());
    CHECK_FALSE(city.store->signin_back(back, now).value());
}

TEST_CASE("A matched sign-in has its own time, a waiting one the code's") {
    City city(either());
    auto const late = now + Duration(90'000);
    REQUIRE(city.store->begin_signin(signin(1)));
    CHECK_FALSE(city.store->signin_of(kiosk, named(1), late).value());
    CHECK_FALSE(city.store->signin(filled(1), late).value());
    CHECK_FALSE(match(city, kept, back, late));
    REQUIRE(match(city, kept));
    CHECK(held(city, 1, late).status.state == SigninState::Matched);
    CHECK_FALSE(city.store->signin_of(kiosk, named(1), until).value());
    CHECK_FALSE(city.store->signin_back(back, until).value());
}

TEST_CASE("One phone matches it, and the same word twice counts once") {
    City city(either());
    REQUIRE(city.store->begin_signin(signin(1)));
    REQUIRE(match(city, kept));
    CHECK(match(city, kept)); // its answer was lost
    CHECK_FALSE(match(city, other_kept, filled(0x52)));
    CHECK(held(city, 1).kept == kept);
    CHECK(city.store->signin_back(back, now).value());
}

TEST_CASE("A phone that does not come back is not found by what is not there") {
    City city(either());
    REQUIRE(city.store->begin_signin(signin(1)));
    REQUIRE(match(city, kept, no_back));
    CHECK_FALSE(city.store->signin_back(no_back, now).value());
}

TEST_CASE("It ends once, and what ended it stays") {
    City city(either());
    for (bool matched : {false, true}) {
        REQUIRE(city.store->begin_signin(signin(1)));
        if (matched) REQUIRE(match(city, kept));
        CHECK(city.store->settle_signin(kiosk, named(1), SigninProblem::WrongNumber).value());
        CHECK_FALSE(city.store->settle_signin(kiosk, named(1), sealed).value());
        CHECK(held(city, 1).status == wire::SigninStatus{SigninState::Failed, SigninProblem::WrongNumber});
        CHECK_FALSE(match(city, kept));
        REQUIRE(city.store->keep_signin(kiosk, named(1), kept)); // too late: nothing happens
        CHECK(held(city, 1).kept.empty());
    }
}

TEST_CASE("A kiosk has one sign-in, a new one takes its place, and what was kept of the old goes") {
    City city(either());
    REQUIRE(city.store->begin_signin(signin(1)));
    REQUIRE(match(city, kept));
    REQUIRE(city.store->begin_signin(signin(2)));
    CHECK_FALSE(city.store->signin_of(kiosk, named(1), now).value());
    CHECK_FALSE(city.store->signin(filled(1), now).value());
    CHECK_FALSE(city.store->signin_back(back, now).value());
    CHECK(held(city, 2).status.state == SigninState::Waiting);
    CHECK(held(city, 2).kept.empty());
    CHECK_FALSE(city.store->settle_signin(kiosk, named(1), sealed).value());
}

TEST_CASE("No kiosk sees or ends another's sign-in") {
    City city(either());
    REQUIRE(city.store->begin_signin(signin(1)));
    CHECK_FALSE(city.store->signin_of("kiosk-0002", named(1), now).value());
    REQUIRE(city.store->end_signin("kiosk-0002", named(1)));
    CHECK_FALSE(city.store->settle_signin("kiosk-0002", named(1), sealed).value());
    CHECK(held(city, 1).status.state == SigninState::Waiting);
    REQUIRE(city.store->end_signin(kiosk, named(1)));
    CHECK_FALSE(city.store->signin_of(kiosk, named(1), now).value());
}

TEST_CASE("What is behind its time is dropped, the rest stays") {
    City city(either());
    REQUIRE(city.store->begin_signin(signin(1)));
    REQUIRE(city.store->begin_signin(signin(2, "kiosk-0002")));
    REQUIRE(match(city, kept));
    REQUIRE(city.store->drop_signins(now + Duration(90'000)));
    CHECK(city.store->signin_of(kiosk, named(1), now).value());
    CHECK_FALSE(city.store->signin_of("kiosk-0002", named(2), now).value());
}
