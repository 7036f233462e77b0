// What a provider publishes: believed to the letter, kept for a while, fetched again seldom.
#include "sync/oidc/published.h"

#include "tests/support/catch.h"
#include "tests/sync/oidc/office.h"

using namespace std::chrono_literals;
using oidc::Problem;
using tests::is;
using tests::noon;
using tests::Office;
using tests::problem_in;

namespace {

struct PublishedBench {
    Office office;
    base::ManualClock clock{noon};
    base::SeededRandom random{7};
    std::unique_ptr<oidc::IdentityProvider> provider =
        oidc::make_device_provider(tests::office_settings(), office, clock, random);
    oidc::Pending pending = provider->begin({.level = 2}).value().pending;

    oidc::Outcome poll(std::string const& token) {
        pending.next_poll = clock.wall();
        pending.expires = clock.wall() + 60s;
        office.script["/token"] = {Office::token(token)};
        return provider->poll(pending);
    }
    std::string signed_by(tests::ForgedKey const& key) const {
        return tests::token(R"({"alg":"ES256","kid":")" + key.kid() + "\"}", tests::claims({}, clock.wall()), key);
    }
    void publish(tests::ForgedKey const& key) {
        office.standing.at("/jwks") = Office::says(200, tests::key_set({key.jwk()}));
    }
};

tests::ForgedKey const& next_key() {
    static auto const key = tests::ForgedKey::curve("es-2");
    return key;
}

Problem refused(std::string const& document, bool plain_loopback = false) {
    auto const endpoints = oidc::decode_endpoints(document, "https://sso.example", plain_loopback);
    REQUIRE_FALSE(endpoints);
    return endpoints.error();
}

std::string with(std::string const& from, std::string const& to) {
    auto text = tests::discovery;
    return text.replace(text.find(from), from.size(), to);
}

} // namespace

TEST_CASE("the provider's document must be of the issuer that was asked, to the letter") {
    auto const endpoints = oidc::decode_endpoints(tests::discovery, "https://sso.example", false);
    REQUIRE(endpoints);
    CHECK(endpoints->token == "https://sso.example/token");
    CHECK(endpoints->names_itself);
    for (std::string const other : {"https://sso.example/", "https://SSO.example", "http://sso.example", ""})
        CHECK(refused(with("https://sso.example", other)) == Problem::WrongIssuer);
    CHECK(refused(with("\"issuer\":\"https://sso.example\"", "\"issuer\":7")) == Problem::WrongIssuer);
}

TEST_CASE("every endpoint is https, or this machine where a setting says so") {
    for (auto const* const path : {"token", "jwks", "device", "auth"}) {
        auto const url = "https://sso.example/" + std::string(path);
        for (std::string const other : {"http://sso.example/x", "http://127.0.0.1:8080/x", "ftp://sso.example/",
                                        "//sso.example/", "", "https://", "https://user@sso.example/x",
                                        "https://sso.example/x#y", "https://sso.example/a b", "https://sso.example/Ễ"})
            CHECK(refused(with('"' + url + '"', '"' + other + '"')) == Problem::Malformed);
        CHECK(refused(with('"' + url + '"', "7")) == Problem::Malformed);
        CHECK(refused(with('"' + url + '"', "\"https://sso.example/" + std::string(oidc::longest_url, 'x') + '"')) ==
              Problem::Malformed);
        CHECK(oidc::decode_endpoints(with(url, "http://127.0.0.1:8080/x"), "https://sso.example", true));
        CHECK(refused(with(url, "http://localhost:8080/x"), true) == Problem::Malformed);
    }
    CHECK(refused(with("token_endpoint", "no_endpoint")) == Problem::Malformed);
    CHECK(refused(with("jwks_uri", "no_uri")) == Problem::Malformed);
    CHECK(refused(with("{", "{\"issuer\":\"https://sso.example\",")) == Problem::Malformed);
    CHECK(refused("[]") == Problem::Malformed);
}

TEST_CASE("an issuer that is no https is not even asked") {
    Office office;
    base::ManualClock const clock(noon);
    oidc::Published published({.issuer = "http://127.0.0.1:8080"}, office, clock);
    CHECK(published.look().error() == Problem::Malformed);
    CHECK(office.asked.empty());
}

TEST_CASE("document and keys are fetched once, and again when they are an hour old") {
    PublishedBench bench;
    CHECK(is<oidc::Approved>(bench.poll(bench.signed_by(tests::curve_key()))));
    CHECK(bench.office.count("/openid-configuration") == 1);
    CHECK(bench.office.asked.front().url == "https://sso.example/.well-known/openid-configuration");
    CHECK(bench.office.count("/jwks") == 1);
    bench.clock.advance(3600s - 1ms);
    CHECK(is<oidc::Approved>(bench.poll(bench.signed_by(tests::curve_key()))));
    CHECK(bench.office.count("/jwks") == 1);
    bench.clock.advance(1ms);
    CHECK(is<oidc::Approved>(bench.poll(bench.signed_by(tests::curve_key()))));
    CHECK(bench.office.count("/openid-configuration") == 2);
    CHECK(bench.office.count("/jwks") == 2);
}

TEST_CASE("a key that is published no more is believed for an hour at most, and old keys are not used") {
    PublishedBench bench;
    bench.publish(next_key());
    bench.clock.advance(3599s);
    CHECK(is<oidc::Approved>(bench.poll(bench.signed_by(tests::curve_key()))));
    bench.clock.advance(1s);
    CHECK(problem_in(bench.poll(bench.signed_by(tests::curve_key()))) == Problem::UnknownKey);
    bench.clock.advance(3600s);
    bench.office.script["/jwks"] = {Office::says(503, "")};
    auto const before = bench.office.count("/token");
    CHECK(problem_in(bench.poll(bench.signed_by(next_key()))) == Problem::Unreachable);
    CHECK(bench.office.count("/token") == before); // no code is spent where no key is at hand
    CHECK(is<oidc::Approved>(bench.poll(bench.signed_by(next_key()))));
}

TEST_CASE("an unknown key makes us look once more, and then it is refused") {
    PublishedBench bench;
    bench.clock.advance(60s);
    CHECK(problem_in(bench.poll(bench.signed_by(next_key()))) == Problem::UnknownKey);
    CHECK(bench.office.count("/jwks") == 2);
    CHECK(bench.office.count("/openid-configuration") == 1);
}

TEST_CASE("a key that is new since we looked is believed after one more look") {
    PublishedBench bench;
    bench.publish(next_key()); // a moment after we looked
    CHECK(is<oidc::Approved>(bench.poll(bench.signed_by(next_key()))));
    CHECK(bench.office.count("/jwks") == 2);
}

TEST_CASE("however many unknown keys are named, the provider is asked once a minute") {
    PublishedBench bench;
    for (int i = 0; i < 100; ++i) {
        bench.clock.advance(6s);
        CHECK(problem_in(bench.poll(bench.signed_by(next_key()))) == Problem::UnknownKey);
    }
    CHECK(bench.office.count("/jwks") == 1 + 10);
}

TEST_CASE("while the keys cannot be fetched again the old ones stay, and the trouble is told") {
    PublishedBench bench;
    bench.clock.advance(60s);
    bench.office.script["/jwks"] = {Office::fails(http::Failure::TimedOut)};
    CHECK(problem_in(bench.poll(bench.signed_by(next_key()))) == Problem::Unreachable);
    CHECK(problem_in(bench.poll(bench.signed_by(next_key()))) == Problem::UnknownKey); // not asked again at once
    CHECK(is<oidc::Approved>(bench.poll(bench.signed_by(tests::curve_key()))));
    bench.clock.advance(60s);
    bench.office.script["/jwks"] = {Office::says(200, "{}")};
    CHECK(problem_in(bench.poll(bench.signed_by(next_key()))) == Problem::Malformed);
}

TEST_CASE("a bad signature is no reason to look for new keys") {
    PublishedBench bench;
    bench.clock.advance(60s);
    CHECK(problem_in(bench.poll(bench.signed_by(tests::foreign_key()))) == Problem::BadSignature);
    CHECK(bench.office.count("/jwks") == 1);
}

TEST_CASE("a document that is not there, or of others, begins nothing") {
    Office office;
    base::ManualClock const clock(noon);
    for (auto const& [answer, problem] : std::vector<std::pair<Office::Outcome, Problem>>{
             {Office::says(404, "{}"), Problem::Malformed},
             {Office::says(302, ""), Problem::Malformed},
             {Office::says(500, ""), Problem::Unreachable},
             {Office::fails(http::Failure::TlsRefused), Problem::Unreachable},
             {Office::says(200, R"({"issuer":"https://elsewhere.example"})"), Problem::WrongIssuer}}) {
        oidc::Published published({.issuer = "https://sso.example"}, office, clock);
        office.script["/openid-configuration"] = {answer};
        CHECK(published.look().error() == problem);
        CHECK(published.look()); // and it is tried again
    }
}
