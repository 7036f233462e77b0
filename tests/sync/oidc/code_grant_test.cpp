// The authorization code with PKCE, at a provider in memory.
#include "sync/oidc/secrets.h"
#include "tests/support/catch.h"
#include "tests/sync/oidc/office.h"

using namespace std::chrono_literals;
using oidc::Problem;
using tests::is;
using tests::noon;
using tests::Office;
using tests::problem_in;

namespace {

struct CodeBench {
    Office office;
    base::ManualClock clock{noon};
    base::SeededRandom random{7};
    oidc::ProviderSettings settings = tests::office_settings();
    std::unique_ptr<oidc::IdentityProvider> provider = another();
    oidc::Begun begun = provider->begin({.level = 2}).value();

    std::unique_ptr<oidc::IdentityProvider> another() {
        return oidc::make_code_provider(settings, office, clock, random);
    }
    std::map<std::string, std::string> query() const {
        return tests::fields_of(begun.url.substr(begun.url.find('?') + 1));
    }
    oidc::Return back() {
        return {.code = base::PrivateText("c-1"), .state = query()["state"], .issuer = "https://sso.example"};
    }
    oidc::Outcome redeem(oidc::Return const& what) {
        office.script["/token"] = {Office::token(tests::good_token({{"nonce", '"' + query()["nonce"] + '"'}}))};
        return provider->redeem(begun.pending, what);
    }
};

} // namespace

TEST_CASE("the phone is sent to the provider with a challenge, a state and a nonce of its own") {
    CodeBench bench;
    CHECK(bench.begun.url.starts_with("https://sso.example/auth?response_type=code&"));
    CHECK(bench.begun.user_code.empty());
    auto query = bench.query();
    CHECK(query["client_id"] == "kiosks");
    CHECK(query["redirect_uri"] == "https://city.example/signin/back");
    CHECK(query["scope"] == "openid profile");
    CHECK(query["acr_values"] == "loa:2");
    CHECK(query["code_challenge_method"] == "S256");
    CHECK(query["code_challenge"] == oidc::s256_challenge(bench.begun.pending.secret));
    CHECK(query["state"] == bench.begun.pending.state.reveal());
    CHECK(query["nonce"] == bench.begun.pending.nonce.reveal());
    CHECK(query.size() == 9);
    CHECK(bench.begun.url.find(bench.begun.pending.secret.reveal()) == std::string::npos);
    auto const other = bench.provider->begin({.level = 2}).value().pending;
    CHECK(other.secret != bench.begun.pending.secret);
    CHECK(other.state != bench.begun.pending.state);
    CHECK(other.nonce != bench.begun.pending.nonce);
    CHECK(other.secret.reveal().size() == 43);
}

TEST_CASE("the challenge is that of RFC 7636 appendix B") {
    CHECK(oidc::s256_challenge(base::PrivateText("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")) ==
          "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

TEST_CASE("an authorization endpoint that has a query of its own keeps it") {
    CodeBench bench;
    auto document = tests::discovery;
    document.replace(document.find("/auth\""), 6, "/auth?realm=citizen\"");
    bench.office.standing.at("/openid-configuration") = Office::says(200, document);
    bench.provider = bench.another();
    CHECK(bench.provider->begin({.level = 2})
              ->url.starts_with("https://sso.example/auth?realm=citizen&response_type=code&"));
}

TEST_CASE("a code that comes back is redeemed with its verifier, by whichever gateway") {
    CodeBench bench;
    bench.begun.pending = oidc::decode_pending(oidc::encode(bench.begun.pending)).value();
    bench.provider = bench.another();
    auto const outcome = bench.redeem(bench.back());
    REQUIRE(is<oidc::Approved>(outcome));
    CHECK(std::get<oidc::Approved>(outcome).person.name.reveal() == "NGUYỄN THỊ HOA");
    CHECK(tests::fields_of(bench.office.asked.back().body) ==
          std::map<std::string, std::string>{{"client_id", "kiosks"},
                                             {"code", "c-1"},
                                             {"code_verifier", bench.begun.pending.secret.reveal()},
                                             {"grant_type", "authorization_code"},
                                             {"redirect_uri", "https://city.example/signin/back"}});
}

TEST_CASE("a state that is not ours is refused before the provider is asked") {
    CodeBench bench;
    auto const good = bench.back().state;
    for (auto const& state : {std::string(), good + "x", good.substr(1), "x" + good.substr(1)}) {
        auto back = bench.back();
        back.state = state;
        CHECK(problem_in(bench.redeem(back)) == Problem::WrongState);
        back.error = "access_denied";
        CHECK(problem_in(bench.redeem(back)) == Problem::WrongState);
    }
    bench.begun.pending.state = base::PrivateText();
    auto back = bench.back();
    back.state = "";
    CHECK(problem_in(bench.redeem(back)) == Problem::WrongState);
    CHECK(bench.office.count("/token") == 0);
}

TEST_CASE("a code of another issuer is refused before it is sent anywhere, and so is one that does not name its own") {
    CodeBench bench;
    for (std::string const issuer : {"https://elsewhere.example", "https://sso.example/", ""}) {
        auto back = bench.back();
        back.issuer = issuer;
        CHECK(problem_in(bench.redeem(back)) == Problem::WrongIssuer);
    }
    CHECK(bench.office.count("/token") == 0);
    auto document = tests::discovery;
    document.replace(document.find(":true"), 5, ":false");
    bench.office.standing.at("/openid-configuration") = Office::says(200, document);
    bench.provider = bench.another();
    auto back = bench.back();
    back.issuer = "";
    CHECK(is<oidc::Approved>(bench.redeem(back)));
    back.issuer = "https://elsewhere.example";
    CHECK(problem_in(bench.redeem(back)) == Problem::WrongIssuer);
}

TEST_CASE("what the phone brings back instead of a code is told apart") {
    CodeBench bench;
    auto back = bench.back();
    for (auto const& [word, problem] : std::map<std::string, Problem>{{"access_denied", Problem::Denied},
                                                                      {"temporarily_unavailable", Problem::Unreachable},
                                                                      {"invalid_scope", Problem::ClientRefused}}) {
        back.error = word;
        CHECK(problem_in(bench.redeem(back)) == problem);
    }
    back.error = "";
    back.code = base::PrivateText();
    CHECK(problem_in(bench.redeem(back)) == Problem::Malformed);
    back.code = base::PrivateText(std::string(2049, 'c'));
    CHECK(problem_in(bench.redeem(back)) == Problem::Malformed);
    CHECK(bench.office.count("/token") == 0);
}

TEST_CASE("a nonce that is not ours, a code that is spent and a provider that is gone are told apart") {
    CodeBench bench;
    auto const back = bench.back();
    bench.office.script["/token"] = {Office::token(tests::good_token({{"nonce", "\"other\""}})),
                                     Office::token(tests::good_token()), Office::error("invalid_grant"),
                                     Office::fails(http::Failure::Cut)};
    CHECK(problem_in(bench.provider->redeem(bench.begun.pending, back)) == Problem::WrongNonce);
    CHECK(problem_in(bench.provider->redeem(bench.begun.pending, back)) == Problem::WrongNonce);
    CHECK(problem_in(bench.provider->redeem(bench.begun.pending, back)) == Problem::Replayed);
    CHECK(problem_in(bench.provider->redeem(bench.begun.pending, back)) == Problem::Unreachable);
}

TEST_CASE("the code flow waits for the phone, and no longer than a link may live") {
    CodeBench bench;
    CHECK(is<oidc::Waiting>(bench.provider->poll(bench.begun.pending)));
    bench.clock.advance(180s);
    CHECK(problem_in(bench.provider->poll(bench.begun.pending)) == Problem::Expired);
    CHECK(problem_in(bench.redeem(bench.back())) == Problem::Expired);
    bench.begun.pending.flow = oidc::Flow::Device;
    CHECK(problem_in(bench.provider->poll(bench.begun.pending)) == Problem::Malformed);
    CHECK(problem_in(bench.redeem(bench.back())) == Problem::Malformed);
    CHECK(bench.office.count("/token") == 0);
}

TEST_CASE("a provider without an authorization endpoint begins no code flow") {
    CodeBench bench;
    auto document = tests::discovery;
    document.replace(document.find("authorization_endpoint\":\"https://sso.example/auth"), 13, "absent");
    bench.office.standing.at("/openid-configuration") = Office::says(200, document);
    bench.provider = bench.another();
    CHECK(bench.provider->begin({}).error() == Problem::Malformed);
}
