// The device grant, at a provider in memory.
#include <fcntl.h>
#include <unistd.h>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/oidc/office.h"

using namespace std::chrono_literals;
using oidc::Problem;
using tests::is;
using tests::noon;
using tests::Office;
using tests::problem_in;

namespace {

struct DeviceBench {
    Office office;
    base::ManualClock clock{noon};
    base::SeededRandom random{7};
    oidc::ProviderSettings settings = tests::office_settings();
    std::unique_ptr<oidc::IdentityProvider> provider = another();

    std::unique_ptr<oidc::IdentityProvider> another() {
        return oidc::make_device_provider(settings, office, clock, random);
    }
    oidc::Begun begun() { return provider->begin({.level = 2}).value(); }
    Problem refused_to_begin(std::string const& answer) {
        office.script["/device"] = {Office::says(200, answer)};
        auto const begun = provider->begin({.level = 2});
        REQUIRE_FALSE(begun);
        return begun.error();
    }
    // At the next time that is allowed.
    oidc::Outcome poll(oidc::Pending& pending) {
        if (pending.next_poll > clock.wall()) clock.advance(pending.next_poll - clock.wall());
        return provider->poll(pending);
    }
    oidc::Outcome poll(oidc::Pending& pending, Office::Outcome const& answer) {
        office.script["/token"] = {answer};
        return poll(pending);
    }
    std::string token(tests::Changes const& changes = {}) const { return tests::good_token(changes, clock.wall()); }
};

// Standard error, where the log goes, into a file.
class ErrorsInto {
public:
    explicit ErrorsInto(std::filesystem::path const& file) : before_(::dup(STDERR_FILENO)) {
        int const to = ::open(file.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
        REQUIRE(::dup2(to, STDERR_FILENO) == STDERR_FILENO);
        ::close(to);
    }
    ~ErrorsInto() {
        ::dup2(before_, STDERR_FILENO);
        ::close(before_);
    }
    ErrorsInto(ErrorsInto const&) = delete;
    ErrorsInto& operator=(ErrorsInto const&) = delete;

private:
    int before_;
};

} // namespace

TEST_CASE("a sign-in begins with a page for the phone and a code to compare") {
    DeviceBench bench;
    auto const begun = bench.provider->begin({.level = 2, .max_age = 0s});
    REQUIRE(begun);
    CHECK(begun->url == "https://sso.example/d?user_code=BCDF-GHJK");
    CHECK(begun->user_code == "BCDF-GHJK");
    CHECK(begun->pending.secret.reveal() == "d-1");
    CHECK(begun->pending.interval == 5s);
    CHECK(begun->pending.next_poll == noon + 5s);
    CHECK(begun->pending.expires == noon + 120s);
    auto const& asked = bench.office.asked.back();
    CHECK(asked.method == http::Method::Post);
    CHECK(tests::fields_of(asked.body) ==
          std::map<std::string, std::string>{
              {"client_id", "kiosks"}, {"scope", "openid profile"}, {"acr_values", "loa:2"}, {"max_age", "0"}});
    REQUIRE(bench.provider->begin({.level = 1}));
    CHECK(tests::fields_of(bench.office.asked.back().body)["acr_values"] == "loa:1 loa:2");
    REQUIRE(bench.provider->begin({}));
    CHECK_FALSE(tests::fields_of(bench.office.asked.back().body).contains("acr_values"));
    CHECK(bench.provider->begin({.level = 3}).error() == Problem::TooLow);
}

TEST_CASE("a link never lives longer than ours may, and the provider is never asked more often than it wants") {
    DeviceBench bench;
    auto const answer = [&](std::string const& more) {
        bench.office.script["/device"] = {Office::says(
            200, R"({"device_code":"d","user_code":"U","verification_uri":"https://sso.example/d",)" + more + "}")};
        return bench.begun();
    };
    CHECK(answer(R"("expires_in":1800)").pending.expires == noon + 180s);
    CHECK(answer(R"("expires_in":9223372036854775807)").pending.expires == noon + 180s);
    CHECK(answer(R"("expires_in":60,"interval":20)").pending.next_poll == noon + 20s);
    CHECK(answer(R"("expires_in":60,"interval":0)").pending.interval == 1s);
    CHECK(answer(R"("expires_in":60)").url == "https://sso.example/d");
}

TEST_CASE("an answer that is not what RFC 8628 says begins nothing") {
    DeviceBench bench;
    std::string const rest = R"("user_code":"U","verification_uri":"https://sso.example/d","expires_in":60})";
    CHECK(bench.refused_to_begin("{" + rest) == Problem::Malformed);
    CHECK(bench.refused_to_begin(R"({"device_code":"",)" + rest) == Problem::Malformed);
    CHECK(bench.refused_to_begin(R"({"device_code":"a","device_code":"b",)" + rest) == Problem::Malformed);
    CHECK(bench.refused_to_begin(R"({"device_code":"a\u0007",)" + rest) == Problem::Malformed);
    CHECK(bench.refused_to_begin("{\"device_code\":\"" + std::string(1025, 'a') + "\"," + rest) == Problem::Malformed);
    CHECK(bench.refused_to_begin(R"({"device_code":"a","interval":-1,)" + rest) == Problem::Malformed);
    CHECK(bench.refused_to_begin(R"({"device_code":"a","interval":"5",)" + rest) == Problem::Malformed);
    for (std::string const uri :
         {"http://sso.example/d", "javascript:alert(1)", "https://", "https://a@b/", "https://sso.example/d d", ""})
        CHECK(bench.refused_to_begin(R"({"device_code":"a","user_code":"U","expires_in":60,"verification_uri":")" +
                                     uri + "\"}") == Problem::Malformed);
    for (std::string const member : {R"("user_code":"")", R"("user_code":"A\u0000")", R"("user_code":"Ễ")",
                                     R"("expires_in":0)", R"("expires_in":"60")"})
        CHECK(bench.refused_to_begin(R"({"device_code":"a","verification_uri":"https://sso.example/d",)" + member +
                                     "}") == Problem::Malformed);
    CHECK(bench.refused_to_begin("<html>") == Problem::Malformed);
}

TEST_CASE("a citizen who says yes is known by name and number") {
    DeviceBench bench;
    auto pending = bench.begun().pending;
    CHECK(is<oidc::Waiting>(bench.poll(pending)));
    CHECK(pending.next_poll == bench.clock.wall() + 5s);
    bench.clock.advance(5s);
    auto const outcome = bench.poll(pending, Office::token(bench.token()));
    REQUIRE(is<oidc::Approved>(outcome));
    CHECK(std::get<oidc::Approved>(outcome).person.number.reveal() == "079190123456");
    CHECK(tests::fields_of(bench.office.asked.back().body) ==
          std::map<std::string, std::string>{{"client_id", "kiosks"},
                                             {"device_code", "d-1"},
                                             {"grant_type", "urn:ietf:params:oauth:grant-type:device_code"}});
}

TEST_CASE("what is between two steps goes through text, and another gateway goes on with it") {
    DeviceBench bench;
    auto const kept = oidc::encode(bench.begun().pending);
    bench.provider = bench.another();
    auto pending = oidc::decode_pending(kept);
    REQUIRE(pending);
    CHECK(is<oidc::Approved>(
        bench.poll(*pending, Office::token(bench.token({{"iat", tests::seconds_text(noon + 5s)}})))));
}

TEST_CASE("the longest device code there may be comes back from what is kept") {
    DeviceBench bench;
    std::string written, code(1024, '"');
    for (std::size_t i = 0; i < code.size(); ++i)
        written += R"(\")";
    bench.office.script["/device"] = {Office::says(
        200, R"({"user_code":"U","verification_uri":"https://sso.example/d","expires_in":60,"device_code":")" +
                 written + "\"}")};
    auto const kept = oidc::decode_pending(oidc::encode(bench.begun().pending));
    REQUIRE(kept);
    CHECK(kept->secret.reveal() == code);
}

TEST_CASE("the provider is not asked before its time, nor after the link has ended") {
    DeviceBench bench;
    auto pending = bench.begun().pending;
    bench.clock.advance(4s);
    CHECK(is<oidc::Waiting>(bench.provider->poll(pending)));
    bench.clock.advance(116s);
    CHECK(problem_in(bench.provider->poll(pending)) == Problem::Expired);
    CHECK(bench.office.count("/token") == 0);
}

TEST_CASE("what the provider says instead of a token is told apart") {
    DeviceBench bench;
    auto pending = bench.begun().pending;
    for (auto const& [word, problem] :
         std::map<std::string, Problem>{{"access_denied", Problem::Denied},
                                        {"expired_token", Problem::Expired},
                                        {"invalid_grant", Problem::Replayed},
                                        {"invalid_client", Problem::ClientRefused},
                                        {"unsupported_grant_type", Problem::ClientRefused},
                                        {"server_error", Problem::Unreachable}})
        CHECK(problem_in(bench.poll(pending, Office::error(word))) == problem);
    for (auto const& answer :
         {Office::says(200, "{}"), Office::says(200, "xin chào"), Office::says(400, "{}"), Office::says(302, ""),
          Office::says(204, ""), Office::says(200, R"({"id_token":7})"), Office::fails(http::Failure::AnswerTooLarge)})
        CHECK(problem_in(bench.poll(pending, answer)) == Problem::Malformed);
}

TEST_CASE("a provider that wants to be asked more seldom is obeyed for good") {
    DeviceBench bench;
    auto pending = bench.begun().pending;
    CHECK(is<oidc::SlowedDown>(bench.poll(pending, Office::error("slow_down"))));
    CHECK(pending.interval == 10s);
    CHECK(pending.next_poll == bench.clock.wall() + 10s);
    CHECK(is<oidc::SlowedDown>(bench.poll(pending, Office::error("slow_down"))));
    CHECK(is<oidc::Waiting>(bench.poll(pending)));
    CHECK(pending.next_poll == bench.clock.wall() + 15s);
}

TEST_CASE("a provider that cannot be reached is asked more and more seldom, and as before once it answers") {
    DeviceBench bench;
    bench.settings.longest_wait = 3600s;
    bench.office.standing.at("/device") = Office::says(
        200, R"({"device_code":"d-1","user_code":"U","verification_uri":"https://sso.example/d","expires_in":3600})");
    bench.provider = bench.another();
    auto pending = bench.begun().pending;
    std::vector<std::chrono::seconds> waits;
    for (auto const& answer :
         {Office::fails(http::Failure::TimedOut), Office::fails(http::Failure::Cut), Office::says(503, ""),
          Office::says(429, ""), Office::fails(http::Failure::CouldNotConnect)}) {
        CHECK(problem_in(bench.poll(pending, answer)) == Problem::Unreachable);
        waits.push_back(std::chrono::duration_cast<std::chrono::seconds>(pending.next_poll - bench.clock.wall()));
    }
    CHECK(waits == std::vector<std::chrono::seconds>{10s, 20s, 40s, 60s, 60s});
    CHECK(is<oidc::Waiting>(bench.poll(pending)));
    CHECK(pending.next_poll == bench.clock.wall() + 5s);
    CHECK(is<oidc::Approved>(bench.poll(pending, Office::token(tests::good_token({}, pending.next_poll)))));
}

TEST_CASE("a token that is not right ends the sign-in with its problem") {
    DeviceBench bench;
    auto pending = bench.begun().pending;
    auto const with = [&](tests::Changes const& changes) {
        return problem_in(bench.poll(pending, Office::token(tests::good_token(changes, pending.next_poll))));
    };
    CHECK(with({{"iss", "\"https://elsewhere.example\""}}) == Problem::WrongIssuer);
    CHECK(with({{"acr", "\"loa:1\""}}) == Problem::TooLow);
    CHECK(with({{"iat", tests::seconds_text(noon + 600s)}}) == Problem::ClockDiffers);
    pending.max_age = 60s;
    CHECK(with({}) == Problem::NotFresh);
}

TEST_CASE("whatever goes wrong, no line of the log holds a token, a code, a secret, a name or a number") {
    DeviceBench bench;
    bench.settings.proof = oidc::ClientSecret{base::PrivateText("our-secret")};
    bench.provider = bench.another();
    auto pending = bench.begun().pending;
    auto const token = bench.token({{"acr", "\"loa:1\""}, {"iat", tests::seconds_text(pending.next_poll)}});
    tests::TemporaryFolder const folder;
    {
        ErrorsInto const log(folder / "log");
        CHECK(problem_in(bench.poll(pending, Office::token(token))) == Problem::TooLow);
        CHECK(problem_in(bench.poll(pending, Office::says(503, token))) == Problem::Unreachable);
        CHECK(problem_in(bench.poll(pending, Office::says(200, token))) == Problem::Malformed);
        CHECK(problem_in(bench.poll(pending, Office::fails(http::Failure::Cut))) == Problem::Unreachable);
    }
    auto const log = tests::read_file(folder / "log");
    CHECK(log.find("oidc.token refused: too-low") != std::string::npos);
    CHECK(log.find("oidc.provider answered with status 503") != std::string::npos);
    auto const end = token.rfind('.');
    for (auto const& secret :
         {token.substr(0, 20), token.substr(end - 20, 20), token.substr(end + 1, 20), std::string("d-1"),
          std::string("our-secret"), std::string("NGUYỄN"), std::string("079190123456"), std::string("citizen-1")})
        CHECK(log.find(secret) == std::string::npos);
}

TEST_CASE("a pending sign-in of the other flow is no business of this one") {
    DeviceBench bench;
    auto pending = bench.begun().pending;
    CHECK(problem_in(bench.provider->redeem(pending, {.code = base::PrivateText("c")})) == Problem::Malformed);
    pending.flow = oidc::Flow::Code;
    CHECK(problem_in(bench.poll(pending)) == Problem::Malformed);
    CHECK(bench.office.count("/token") == 0);
}

TEST_CASE("a provider without the device grant, and one that refuses us, is told apart") {
    DeviceBench bench;
    bench.office.script["/device"] = {Office::error("unauthorized_client")};
    CHECK(bench.provider->begin({.level = 2}).error() == Problem::ClientRefused);
    auto without = tests::discovery;
    without.replace(without.find("device_authorization_endpoint"), 6, "absent");
    bench.office.standing.at("/openid-configuration") = Office::says(200, without);
    bench.provider = bench.another();
    CHECK(bench.provider->begin({.level = 2}).error() == Problem::Malformed);
}
