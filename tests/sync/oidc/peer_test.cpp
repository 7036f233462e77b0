// Both flows at oidc-provider, an OpenID provider of others, over HTTP on this machine.
#include "tests/sync/oidc/peer.h"

#include <thread>

#include "sync/oidc/key_file.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/oidc/office.h"
#include "tests/sync/support/scripted_server.h"

using namespace std::chrono_literals;
using oidc::Problem;
using tests::is;
using tests::problem_in;

namespace {

// The time of this machine, and as far ahead as a test says.
class MovedClock final : public base::Clock {
public:
    base::WallTime wall() const override { return system_.wall() + ahead; }
    base::Instant now() const override { return system_.now() + ahead; }
    base::Duration ahead{0};

private:
    base::SystemClock system_;
};

using Environment = std::map<std::string, std::string>;
using Made = std::unique_ptr<oidc::IdentityProvider> (*)(oidc::ProviderSettings, http::Transport&, base::Clock const&,
                                                         base::Random&);

struct City {
    unsigned port = tests::free_port();
    std::string issuer = "http://127.0.0.1:" + std::to_string(port);
    MovedClock clock;
    http::Client client =
        http::Client::create(
            {.authority = "", .plain_loopback = true, .certificate = "", .certificate_key = "", .proxy = ""})
            .value();
    oidc::ProviderSettings settings{.issuer = issuer,
                                    .client = "kiosk-rs",
                                    .scope = "openid profile citizen",
                                    .levels = {"loa:1", "loa:2"},
                                    .redirect = issuer + "/back",
                                    .plain_loopback = true};
    std::unique_ptr<tests::PeerProgram> peer, line;
    std::unique_ptr<oidc::IdentityProvider> provider;

    void start(Made made = oidc::make_device_provider, Environment const& environment = {}) {
        peer = std::make_unique<tests::PeerProgram>("provider.mjs", std::vector{std::to_string(port)}, environment);
        provider = made(settings, client, clock, base::system_random());
    }
    // With a line in front of it that says how seldom it wants to be asked.
    void start_behind_line(int advertised, int enforced) {
        auto const inner = std::to_string(tests::free_port()), outer = std::to_string(port);
        peer = std::make_unique<tests::PeerProgram>("provider.mjs", std::vector{inner, outer});
        line = std::make_unique<tests::PeerProgram>(
            "line.mjs", std::vector{outer, inner, std::to_string(advertised), std::to_string(enforced)});
        provider = oidc::make_device_provider(settings, client, clock, base::system_random());
    }
    void post(std::string const& path, std::string const& body) {
        auto const answer =
            client.send({.method = http::Method::Post, .url = issuer + path, .body = base::as_bytes(body)});
        REQUIRE(answer);
        REQUIRE(answer->status == 200);
    }
    void decide(oidc::Begun const& begun, std::string const& action, std::string const& account = "079190123456") {
        post("/test/decide",
             R"({"user_code":")" + begun.user_code + R"(","account":")" + account + R"(","action":")" + action + "\"}");
    }
    oidc::Begun begin(oidc::Ask const& ask = {.level = 2}) {
        auto begun = provider->begin(ask);
        if (!begun) FAIL(word_of(begun.error()));
        return *begun;
    }
    // When it is time; the provider itself has no patience to be tried.
    oidc::Outcome poll(oidc::Pending& pending) {
        if (pending.next_poll > clock.wall()) clock.ahead += pending.next_poll - clock.wall();
        return provider->poll(pending);
    }
};

void check_is_hoa(oidc::Outcome const& outcome) {
    if (auto const problem = problem_in(outcome)) FAIL(word_of(*problem));
    REQUIRE(is<oidc::Approved>(outcome));
    auto const& person = std::get<oidc::Approved>(outcome).person;
    CHECK(person.name.reveal() == "NGUYỄN THỊ HOA");
    CHECK(person.number.reveal() == "079190123456");
    CHECK(person.level == 2);
}

// The phone signs in on the provider's page and comes back.
oidc::Return signed_in(City& city, oidc::Begun const& begun, std::map<std::string, std::string> const& form) {
    tests::Phone phone(city.client, city.settings.redirect);
    phone.open(begun.url);
    phone.submit(form);
    auto brought = phone.brought();
    REQUIRE_FALSE(brought.empty());
    return {.code = base::PrivateText(brought["code"]),
            .state = brought["state"],
            .issuer = brought["iss"],
            .error = brought["error"]};
}

std::map<std::string, std::string> const as_hoa{{"account", "079190123456"}};

} // namespace

TEST_CASE("oidc-provider: a citizen says yes, and is known by an RS256 token") {
    City city;
    city.start();
    auto begun = city.begin();
    CHECK(begun.url.starts_with(city.issuer + "/device?user_code="));
    CHECK(begun.user_code.size() == 9);
    CHECK(begun.pending.interval == 5s); // it does not say, so it is what RFC 8628 says
    CHECK(is<oidc::Waiting>(city.poll(begun.pending)));
    city.decide(begun, "approve");
    check_is_hoa(city.poll(begun.pending));
}

TEST_CASE("oidc-provider: a client with a secret is believed, an ES256 token as well, and a wrong secret is refused") {
    City city;
    city.settings.client = "kiosk-es";
    city.settings.proof = oidc::ClientSecret{base::PrivateText(R"(for tests: 100% + ~ "and" more, 32 bytes)")};
    city.start();
    auto begun = city.begin();
    city.decide(begun, "approve");
    check_is_hoa(city.poll(begun.pending));
    city.settings.proof = oidc::ClientSecret{base::PrivateText(R"(for tests: 100% + ~ "and" more, 33 bytes)")};
    auto const other = oidc::make_device_provider(city.settings, city.client, city.clock, base::system_random());
    CHECK(other->begin({.level = 2}).error() == Problem::ClientRefused);
}

TEST_CASE("oidc-provider: a client with a key of its own is believed, and one with another's is refused") {
    tests::TemporaryFolder const folder;
    City city;
    tests::write_file(folder / "own.pem", tests::curve_key().pem());
    tests::write_file(folder / "other.pem", tests::foreign_key().pem());
    city.settings.client = "kiosk-key";
    city.settings.proof = oidc::ClientKey{oidc::read_signing_key(folder / "own.pem").value(), "es-1"};
    city.start(oidc::make_device_provider, {{"CLIENT_JWK", tests::curve_key().jwk()}});
    auto begun = city.begin();
    CHECK(is<oidc::Waiting>(city.poll(begun.pending)));
    city.decide(begun, "approve");
    check_is_hoa(city.poll(begun.pending));
    city.settings.proof = oidc::ClientKey{oidc::read_signing_key(folder / "other.pem").value(), "es-1"};
    auto const other = oidc::make_device_provider(city.settings, city.client, city.clock, base::system_random());
    CHECK(other->begin({.level = 2}).error() == Problem::ClientRefused);
}

TEST_CASE("oidc-provider: a citizen says no") {
    City city;
    city.start();
    auto begun = city.begin();
    city.decide(begun, "deny");
    CHECK(problem_in(city.poll(begun.pending)) == Problem::Denied);
}

TEST_CASE("oidc-provider: nobody says anything in time, by our clock and by the provider's") {
    City city;
    city.start(oidc::make_device_provider, {{"DEVICE_TTL", "2"}});
    auto begun = city.begin();
    CHECK(begun.pending.expires <= city.clock.wall() + 2s);
    auto by_them = begun.pending;
    std::this_thread::sleep_for(2100ms);
    CHECK(problem_in(city.poll(begun.pending)) == Problem::Expired);
    by_them.expires += 1h;
    CHECK(problem_in(city.poll(by_them)) == Problem::Expired);
}

TEST_CASE("oidc-provider: a device code is good for one sign-in") {
    City city;
    city.start();
    auto begun = city.begin();
    auto again = begun.pending;
    city.decide(begun, "approve");
    check_is_hoa(city.poll(begun.pending));
    CHECK(problem_in(city.poll(again)) == Problem::Replayed);
    again.secret = base::PrivateText("no-such-code");
    again.next_poll = city.clock.wall();
    CHECK(problem_in(city.poll(again)) == Problem::Replayed);
}

TEST_CASE("oidc-provider: asked too soon it says so, and from then on it is asked more seldom") {
    City city;
    city.start_behind_line(1, 2);
    auto begun = city.begin();
    CHECK(begun.pending.interval == 1s);
    CHECK(is<oidc::Waiting>(city.poll(begun.pending)));
    CHECK(is<oidc::SlowedDown>(city.poll(begun.pending)));
    CHECK(begun.pending.interval == 6s);
    CHECK(begun.pending.next_poll > city.clock.wall() + 5s);
    CHECK(is<oidc::Waiting>(city.provider->poll(begun.pending))); // not asked at all
    city.decide(begun, "approve");
    std::this_thread::sleep_for(2100ms);
    check_is_hoa(city.poll(begun.pending));
}

TEST_CASE("oidc-provider: connections that are cut, and a provider that is busy, cost no sign-in") {
    City city;
    city.start_behind_line(1, 0);
    auto begun = city.begin();
    city.decide(begun, "approve");
    city.post("/test/trouble", R"({"cut":2,"busy":1})");
    for (auto const wait : {2s, 4s, 8s}) {
        CHECK(problem_in(city.poll(begun.pending)) == Problem::Unreachable);
        CHECK(begun.pending.next_poll > city.clock.wall() + wait - 1s);
    }
    check_is_hoa(city.poll(begun.pending));
}

TEST_CASE("oidc-provider: a provider that is gone is unreachable, and the same sign-in goes on when it is back") {
    City city;
    auto const inner = tests::free_port();
    auto const listen = [&] {
        city.line = std::make_unique<tests::PeerProgram>(
            "line.mjs", std::vector<std::string>{std::to_string(city.port), std::to_string(inner), "1", "0"});
    };
    city.peer = std::make_unique<tests::PeerProgram>("provider.mjs",
                                                     std::vector{std::to_string(inner), std::to_string(city.port)});
    city.provider = oidc::make_device_provider(city.settings, city.client, city.clock, base::system_random());
    CHECK(city.provider->begin({.level = 2}).error() == Problem::Unreachable);
    listen();
    auto begun = city.begin();
    city.line.reset();
    CHECK(problem_in(city.poll(begun.pending)) == Problem::Unreachable);
    listen();
    city.decide(begun, "approve");
    check_is_hoa(city.poll(begun.pending));
}

TEST_CASE("oidc-provider: a level that is too low is refused, and will do where it was all that was asked for") {
    City city;
    city.start();
    auto high = city.begin({.level = 2}), low = city.begin({.level = 1, .max_age = 60s});
    city.decide(high, "approve", "079090000555");
    city.decide(low, "approve", "079090000555");
    CHECK(problem_in(city.poll(high.pending)) == Problem::TooLow);
    auto const outcome = city.poll(low.pending);
    REQUIRE(is<oidc::Approved>(outcome));
    CHECK(std::get<oidc::Approved>(outcome).person.level == 1);
}

TEST_CASE("oidc-provider: a clock that is five minutes off is found") {
    for (auto const off : {base::Duration(5min), base::Duration(-5min)}) {
        City city;
        city.clock.ahead = off;
        city.start();
        auto begun = city.begin();
        city.decide(begun, "approve");
        CHECK(problem_in(city.poll(begun.pending)) == Problem::ClockDiffers);
    }
}

TEST_CASE("oidc-provider: keys that are new since we looked are found, once") {
    City city;
    city.settings.keys_pause = 0ms;
    city.start();
    auto before = city.begin();
    city.decide(before, "approve");
    check_is_hoa(city.poll(before.pending));
    city.peer.reset();
    city.peer = std::make_unique<tests::PeerProgram>("provider.mjs", std::vector{std::to_string(city.port)},
                                                     Environment{{"KEYS", "2"}});
    auto after = city.begin();
    city.decide(after, "approve");
    check_is_hoa(city.poll(after.pending));
}

TEST_CASE("oidc-provider: keys that are new once more in the same minute are not") {
    City city;
    city.start();
    auto before = city.begin();
    city.decide(before, "approve");
    check_is_hoa(city.poll(before.pending));
    for (std::string const keys : {"2", "3"}) {
        city.peer.reset();
        city.peer = std::make_unique<tests::PeerProgram>("provider.mjs", std::vector{std::to_string(city.port)},
                                                         Environment{{"KEYS", keys}});
        auto after = city.begin();
        city.decide(after, "approve");
        auto const outcome = city.poll(after.pending);
        if (keys == "2")
            check_is_hoa(outcome);
        else
            CHECK(problem_in(outcome) == Problem::UnknownKey);
    }
}

TEST_CASE("oidc-provider: another gateway, which knows nothing but what was kept, ends a sign-in") {
    City city;
    city.start();
    auto const begun = city.begin();
    auto pending = oidc::decode_pending(oidc::encode(begun.pending)).value();
    city.provider = oidc::make_device_provider(city.settings, city.client, city.clock, base::system_random());
    city.decide(begun, "approve");
    check_is_hoa(city.poll(pending));
}

TEST_CASE("oidc-provider: a phone goes through its pages, sees the code of the kiosk, and confirms it") {
    City city;
    city.start();
    auto begun = city.begin();
    tests::Phone phone(city.client, "nowhere");
    phone.open(begun.url);
    phone.submit(); // the code is in it already
    CHECK(phone.page().find(begun.user_code) != std::string::npos);
    phone.submit();
    CHECK(is<oidc::Waiting>(city.poll(begun.pending)));
    phone.submit(as_hoa);
    CHECK(phone.page() == "done");
    check_is_hoa(city.poll(begun.pending));
}

TEST_CASE("oidc-provider: a phone comes back with a code, which is good once") {
    City city;
    city.start(oidc::make_code_provider);
    auto begun = city.begin({.level = 2, .max_age = 60s});
    CHECK(is<oidc::Waiting>(city.provider->poll(begun.pending)));
    auto const back = signed_in(city, begun, as_hoa);
    CHECK(back.issuer == city.issuer);
    check_is_hoa(city.provider->redeem(begun.pending, back));
    CHECK(problem_in(city.provider->redeem(begun.pending, back)) == Problem::Replayed);
}

TEST_CASE("oidc-provider: a code is worth nothing without its verifier, its state and its issuer") {
    City city;
    city.start(oidc::make_code_provider);
    auto const begun = city.begin(), other = city.begin();
    auto const back = signed_in(city, begun, as_hoa);
    CHECK(problem_in(city.provider->redeem(other.pending, back)) == Problem::WrongState);
    auto elsewhere = back;
    elsewhere.issuer = "http://127.0.0.1:1";
    CHECK(problem_in(city.provider->redeem(begun.pending, elsewhere)) == Problem::WrongIssuer);
    auto stolen = begun.pending;
    stolen.secret = other.pending.secret;
    CHECK(problem_in(city.provider->redeem(stolen, back)) == Problem::Replayed);
}

TEST_CASE("oidc-provider: a token of the code flow carries the nonce of its own sign-in") {
    City city;
    city.start(oidc::make_code_provider);
    auto begun = city.begin();
    auto const back = signed_in(city, begun, as_hoa);
    begun.pending.nonce = base::PrivateText("another");
    CHECK(problem_in(city.provider->redeem(begun.pending, back)) == Problem::WrongNonce);
}

TEST_CASE("oidc-provider: a citizen says no on the page, and a wrong level is found in the code flow") {
    City city;
    city.start(oidc::make_code_provider);
    auto const denied = city.begin(), low = city.begin();
    CHECK(problem_in(city.provider->redeem(denied.pending, signed_in(city, denied, {{"deny", "1"}}))) ==
          Problem::Denied);
    auto const back = signed_in(city, low, {{"account", "079090000555"}});
    CHECK(problem_in(city.provider->redeem(low.pending, back)) == Problem::TooLow);
}

TEST_CASE("oidc-provider: a client with a key of its own redeems a code") {
    tests::TemporaryFolder const folder;
    City city;
    tests::write_file(folder / "own.jwk", tests::curve_key().jwk("", true));
    city.settings.client = "kiosk-key";
    city.settings.proof = oidc::ClientKey{oidc::read_signing_key(folder / "own.jwk").value(), ""};
    city.start(oidc::make_code_provider, {{"CLIENT_JWK", tests::curve_key().jwk()}});
    auto const begun = city.begin();
    check_is_hoa(city.provider->redeem(begun.pending, signed_in(city, begun, as_hoa)));
}
