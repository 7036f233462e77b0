// ID tokens that are right, and every way we know to make one that is not.
#include "sync/oidc/id_token.h"

#include "kiosk/base/text.h"
#include "tests/support/catch.h"
#include "tests/sync/oidc/claims.h"
#include "tests/sync/oidc/forge.h"

using namespace std::chrono_literals;
using oidc::Problem;
using tests::claims;
using tests::noon;
using tests::seconds_text;

namespace {

std::string const rs256 = R"({"alg":"RS256","kid":"rs-1"})", es256 = R"({"alg":"ES256","kid":"es-1"})";

oidc::KeySet keys() {
    return oidc::KeySet::decode(tests::key_set({tests::rsa_key().jwk(), tests::curve_key().jwk()})).value();
}

oidc::Expected expected() {
    return {.issuer = "https://sso.example", .client = "kiosks", .levels = {"loa:1", "loa:2"}, .level = 2, .now = noon};
}

base::Result<oidc::Person, Problem> checked(std::string const& token, oidc::Expected const& wanted = expected()) {
    return oidc::check_id_token(base::PrivateText(token), keys(), wanted);
}

Problem problem_of_token(std::string const& token, oidc::Expected const& wanted = expected()) {
    auto const verdict = checked(token, wanted);
    REQUIRE_FALSE(verdict);
    return verdict.error();
}

// Signed with the right key.
base::Result<oidc::Person, Problem> said(tests::Changes const& changes, oidc::Expected const& wanted = expected()) {
    return checked(tests::token(es256, claims(changes), tests::curve_key()), wanted);
}

Problem problem_of_claims(tests::Changes const& changes, oidc::Expected const& wanted = expected()) {
    auto const verdict = said(changes, wanted);
    REQUIRE_FALSE(verdict);
    return verdict.error();
}

std::string in_quotes(std::string const& text) { return '"' + text + '"'; }

} // namespace

TEST_CASE("a token in RS256 or ES256 says who it is, and at which level") {
    for (auto const& token :
         {tests::token(rs256, claims(), tests::rsa_key()), tests::token(es256, claims(), tests::curve_key())}) {
        auto const person = checked(token);
        REQUIRE(person);
        CHECK(person->name.reveal() == "NGUYỄN THỊ HOA");
        CHECK(person->number.reveal() == "079190123456");
        CHECK(person->level == 2);
    }
}

TEST_CASE("a token of another issuer is refused, to the last letter") {
    CHECK(problem_of_claims({{"iss", "\"https://sso.example/\""}}) == Problem::WrongIssuer);
    CHECK(problem_of_claims({{"iss", "\"https://SSO.example\""}}) == Problem::WrongIssuer);
    CHECK(problem_of_claims({{"iss", "[\"https://sso.example\"]"}}) == Problem::WrongIssuer);
    CHECK(problem_of_claims({{"iss", ""}}) == Problem::WrongIssuer);
}

TEST_CASE("a token for others is refused, and one for several that does not name us") {
    CHECK(problem_of_claims({{"aud", "\"shop\""}}) == Problem::WrongAudience);
    CHECK(problem_of_claims({{"aud", "[\"shop\",\"bank\"]"}}) == Problem::WrongAudience);
    CHECK(problem_of_claims({{"aud", "[]"}}) == Problem::WrongAudience);
    CHECK(problem_of_claims({{"aud", "[\"kiosks\",\"shop\"]"}}) == Problem::WrongAudience);
    CHECK(problem_of_claims({{"aud", "[\"kiosks\",\"shop\"]"}, {"azp", "\"shop\""}}) == Problem::WrongAudience);
    CHECK(problem_of_claims({{"azp", "\"shop\""}}) == Problem::WrongAudience);
    CHECK(problem_of_claims({{"azp", "7"}}) == Problem::WrongAudience);
    CHECK(problem_of_claims({{"aud", ""}}) == Problem::Malformed);
    CHECK(problem_of_claims({{"aud", "[\"kiosks\",7]"}}) == Problem::Malformed);
    CHECK(said({{"aud", "[\"kiosks\"]"}}));
    CHECK(said({{"aud", "[\"shop\",\"kiosks\"]"}, {"azp", "\"kiosks\""}}));
    CHECK(said({{"azp", "\"kiosks\""}}));
}

TEST_CASE("a token whose time is over is refused, with a minute's allowance") {
    CHECK(said({{"exp", seconds_text(noon - 59s)}}));
    CHECK(problem_of_claims({{"exp", seconds_text(noon - 60s)}}) == Problem::TooOld);
    CHECK(problem_of_claims({{"exp", "0"}}) == Problem::TooOld);
    CHECK(problem_of_claims({{"exp", ""}}) == Problem::Malformed);
    CHECK(problem_of_claims({{"exp", in_quotes(seconds_text(noon + 60s))}}) == Problem::Malformed);
    CHECK(problem_of_claims({{"exp", seconds_text(noon + 60s) + ".5"}}) == Problem::Malformed);
    CHECK(problem_of_claims({{"exp", "-1"}}) == Problem::Malformed);
    CHECK(problem_of_claims({{"exp", "9223372036854775807"}}) == Problem::Malformed);
}

TEST_CASE("a token whose time is to come is refused, with a minute's allowance") {
    CHECK(said({{"nbf", seconds_text(noon + 60s)}}));
    CHECK(problem_of_claims({{"nbf", seconds_text(noon + 61s)}}) == Problem::NotYet);
    CHECK(problem_of_claims({{"nbf", "\"now\""}}) == Problem::Malformed);
}

TEST_CASE("a clock that is five minutes off is found, whichever way") {
    CHECK(problem_of_claims({{"iat", seconds_text(noon + 5min)}, {"exp", seconds_text(noon + 15min)}}) ==
          Problem::ClockDiffers);
    CHECK(problem_of_claims({{"iat", seconds_text(noon - 5min)}, {"exp", seconds_text(noon + 5min)}}) ==
          Problem::ClockDiffers);
    CHECK(problem_of_claims({{"iat", seconds_text(noon - 5min)}, {"exp", seconds_text(noon - 4min)}}) ==
          Problem::ClockDiffers);
    CHECK(problem_of_claims({{"iat", seconds_text(noon + 61s)}}) == Problem::ClockDiffers);
    CHECK(problem_of_claims({{"iat", seconds_text(noon - 181s)}}) == Problem::ClockDiffers);
    CHECK(said({{"iat", seconds_text(noon + 60s)}}));
    CHECK(said({{"iat", seconds_text(noon - 180s)}}));
    CHECK(problem_of_claims({{"iat", ""}}) == Problem::Malformed);
}

TEST_CASE("no algorithm but ours is taken, whatever is signed how") {
    auto const payload = tests::base64url(claims());
    for (std::string const name : {"none", "None", "HS256", "HS512", "RS384", "RS512", "PS256", "ES384", "ES512",
                                   "EdDSA", "", "rs256", "ES256 "}) {
        auto const header = R"({"alg":")" + name + R"(","kid":"es-1"})";
        CHECK(problem_of_token(tests::base64url(header) + "." + payload + ".") == Problem::Algorithm);
        CHECK(problem_of_token(tests::token(header, claims(), tests::curve_key())) == Problem::Algorithm);
    }
    CHECK(problem_of_token(tests::token(R"({"kid":"es-1"})", claims(), tests::curve_key())) == Problem::Algorithm);
    CHECK(problem_of_token(tests::token(R"({"alg":["ES256"],"kid":"es-1"})", claims(), tests::curve_key())) ==
          Problem::Algorithm);
}

TEST_CASE("HS256 with our public key for a secret is refused") {
    for (auto const& secret : {tests::rsa_key().public_pem(), tests::rsa_key().jwk()})
        for (std::string const name : {"HS256", "RS256"}) {
            auto const text =
                tests::base64url(R"({"alg":")" + name + R"(","kid":"rs-1"})") + "." + tests::base64url(claims());
            auto const token = text + "." + tests::base64url(tests::hmac_sha256(secret, text));
            CHECK(problem_of_token(token) == (name == "HS256" ? Problem::Algorithm : Problem::BadSignature));
        }
}

TEST_CASE("a token without a signature is refused") {
    auto const text = tests::base64url(es256) + "." + tests::base64url(claims());
    CHECK(problem_of_token(text + ".") == Problem::BadSignature);
    CHECK(problem_of_token(text) == Problem::Malformed);
}

TEST_CASE("a header that asks for an extension is refused, known to anybody or not") {
    for (std::string const crit :
         {R"(["exp"])", R"(["b64"],"b64":false)", R"(["http://example/x"])", "[]", "null", R"(["alg"])"}) {
        auto const header = R"({"alg":"ES256","kid":"es-1","crit":)" + crit + "}";
        CHECK(problem_of_token(tests::token(header, claims(), tests::curve_key())) == Problem::Critical);
    }
}

TEST_CASE("a kid that nobody publishes is an unknown key, and one that is no text is nothing") {
    auto const with = [](std::string const& kid) {
        return tests::token(R"({"alg":"ES256","kid":)" + kid + "}", claims(), tests::curve_key());
    };
    CHECK(problem_of_token(with(R"("es-2")")) == Problem::UnknownKey);
    CHECK(problem_of_token(with(R"("")")) == Problem::UnknownKey);
    CHECK(problem_of_token(with(R"("es-1 ")")) == Problem::UnknownKey);
    CHECK(problem_of_token(with("7")) == Problem::Malformed);
}

TEST_CASE("without a kid there must be one key that fits, and no more") {
    auto const token = tests::token(R"({"alg":"ES256"})", claims(), tests::curve_key());
    CHECK(checked(token));
    auto const two =
        oidc::KeySet::decode(tests::key_set({tests::curve_key().jwk(), tests::ForgedKey::curve("es-2").jwk()})).value();
    CHECK(oidc::check_id_token(base::PrivateText(token), two, expected()).error() == Problem::UnknownKey);
}

TEST_CASE("a key is for its own algorithm alone") {
    CHECK(problem_of_token(tests::token(R"({"alg":"RS256","kid":"es-1"})", claims(), tests::curve_key())) ==
          Problem::Algorithm);
    CHECK(problem_of_token(tests::token(R"({"alg":"ES256","kid":"rs-1"})", claims(), tests::rsa_key())) ==
          Problem::Algorithm);
    CHECK(problem_of_token(tests::token(R"({"alg":"RS256","kid":"es-1"})", claims(), tests::rsa_key())) ==
          Problem::Algorithm);
}

TEST_CASE("a key that the token itself brings is not looked at") {
    auto const& theirs = tests::foreign_key();
    for (auto const& bring : {"\"jwk\":" + theirs.jwk(), std::string(R"("jku":"https://elsewhere.example/keys")"),
                              std::string(R"("x5c":["MIIB"])")}) {
        CHECK(problem_of_token(tests::token(R"({"alg":"ES256","kid":"es-1",)" + bring + "}", claims(), theirs)) ==
              Problem::BadSignature);
        CHECK(checked(tests::token(R"({"alg":"ES256","kid":"es-1",)" + bring + "}", claims(), tests::curve_key())));
    }
}

TEST_CASE("a signature of somebody else, of zeros, of the wrong length or twice as long is refused") {
    auto const text = tests::base64url(es256) + "." + tests::base64url(claims());
    auto const with = [&](std::string const& signature) {
        return problem_of_token(text + "." + tests::base64url(signature));
    };
    CHECK(problem_of_token(tests::token(es256, claims(), tests::foreign_key())) == Problem::BadSignature);
    auto const good = tests::curve_key().sign(text);
    REQUIRE(checked(text + "." + tests::base64url(good)));
    for (auto const& bad : {std::string(64, '\0'), std::string(64, '\xFF'), std::string(1, '\0'), good + good,
                            good.substr(0, 63), good + std::string(1, '\0'), std::string(32, '\0') + good.substr(32),
                            good.substr(0, 32) + std::string(32, '\0')})
        CHECK(with(bad) == Problem::BadSignature);
}

TEST_CASE("a member that stands twice is refused, in the header and in the payload") {
    CHECK(problem_of_token(tests::token(R"({"alg":"none","alg":"ES256","kid":"es-1"})", claims(),
                                        tests::curve_key())) == Problem::Malformed);
    auto twice = claims();
    twice.insert(twice.size() - 1, R"(,"national_id":"079190123457")");
    CHECK(problem_of_token(tests::token(es256, twice, tests::curve_key())) == Problem::Malformed);
}

TEST_CASE("what is no token is malformed") {
    auto const whole = tests::token(es256, claims(), tests::curve_key());
    for (std::string const text : {"", ".", "..", "...", "a.b.c", "e30.e30.e30"})
        CHECK(problem_of_token(text) == (text == "e30.e30.e30" ? Problem::Algorithm : Problem::Malformed));
    CHECK(problem_of_token(whole + ".e30") == Problem::Malformed);
    CHECK(problem_of_token(whole + "=") == Problem::Malformed);
    CHECK(problem_of_token(" " + whole) == Problem::Malformed);
    CHECK(problem_of_token(whole + std::string(oidc::longest_token, 'A')) == Problem::Malformed);
    CHECK(problem_of_token(tests::token("[]", claims(), tests::curve_key())) == Problem::Malformed);
    for (std::string const payload : {"", "[]", "null", "7", "{", "{} {}", "\"text\""})
        CHECK(problem_of_token(tests::token(es256, payload, tests::curve_key())) == Problem::Malformed);
}

TEST_CASE("a token cut short anywhere is refused") {
    auto const whole = tests::token(es256, claims(), tests::curve_key());
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(checked(whole.substr(0, size)));
}

TEST_CASE("a level that is missing, not known, or too low is refused, and a higher one will do") {
    CHECK(problem_of_claims({{"acr", ""}}) == Problem::TooLow);
    CHECK(problem_of_claims({{"acr", "\"loa:1\""}}) == Problem::TooLow);
    CHECK(problem_of_claims({{"acr", "\"loa:3\""}}) == Problem::TooLow);
    CHECK(problem_of_claims({{"acr", "2"}}) == Problem::TooLow);
    auto lower = expected();
    lower.level = 1;
    CHECK(said({{"acr", "\"loa:1\""}}, lower)->level == 1);
    CHECK(said({}, lower)->level == 2);
    lower.level = 0;
    CHECK(said({{"acr", ""}}, lower)->level == 0);
    CHECK(said({{"acr", "\"loa:1\""}}, lower)->level == 1);
}

TEST_CASE("a citizen who signed in too long ago is asked again, and one who does not say when") {
    auto wanted = expected();
    wanted.max_age = 120s;
    CHECK(said({{"auth_time", seconds_text(noon - 180s)}}, wanted));
    CHECK(problem_of_claims({{"auth_time", seconds_text(noon - 181s)}}, wanted) == Problem::NotFresh);
    CHECK(problem_of_claims({}, wanted) == Problem::NotFresh);
    CHECK(problem_of_claims({{"auth_time", seconds_text(noon + 61s)}}, wanted) == Problem::ClockDiffers);
    CHECK(problem_of_claims({{"auth_time", "true"}}, wanted) == Problem::Malformed);
    CHECK(said({{"auth_time", "0"}}));
}

TEST_CASE("where the flow has a nonce it must come back") {
    auto wanted = expected();
    wanted.nonce = base::PrivateText("n-0S6_WzA2Mj");
    CHECK(said({{"nonce", "\"n-0S6_WzA2Mj\""}}, wanted));
    CHECK(problem_of_claims({{"nonce", "\"n-0S6_WzA2Mk\""}}, wanted) == Problem::WrongNonce);
    CHECK(problem_of_claims({{"nonce", "\"n-0S6_WzA2Mj \""}}, wanted) == Problem::WrongNonce);
    CHECK(problem_of_claims({{"nonce", "\"\""}}, wanted) == Problem::WrongNonce);
    CHECK(problem_of_claims({}, wanted) == Problem::WrongNonce);
    CHECK(said({{"nonce", "\"whatever\""}})); // the device grant has none
}

TEST_CASE("a number that is not twelve digits names nobody") {
    for (std::string const number : {"", "\"\"", "\"07919012345\"", "\"0791901234567\"", "\"07919012345X\"",
                                     "\"079 190123456\"", "79190123456", "\"０79190123456\"", "null"})
        CHECK(problem_of_claims({{"national_id", number}}) == Problem::NoPerson);
}

TEST_CASE("a name that cannot be shown names nobody, and one that can is in NFC") {
    for (std::string const name :
         {"", "\"\"", "\"  \"", "7", "\"A\\nB\"", "\"A\\u0085B\"", "\"A\\u202eB\"", "\"A\\u200bB\""})
        CHECK(problem_of_claims({{"name", name}}) == Problem::NoPerson);
    CHECK(problem_of_claims({{"name", "\"A\xFF\""}}) == Problem::Malformed);
    CHECK(problem_of_claims({{"name", "\"A\\u0000\""}}) == Problem::Malformed);
    std::string long_name;
    for (std::size_t i = 0; i < oidc::longest_name; ++i)
        long_name += "Ễ";
    CHECK(said({{"name", in_quotes(long_name)}})->name.reveal() == long_name);
    CHECK(problem_of_claims({{"name", in_quotes(long_name + "Ễ")}}) == Problem::NoPerson);
    CHECK(said({{"name", "\"E\\u0302\\u0303\""}})->name.reveal() == "Ễ");
}

TEST_CASE("staff have no number, and the roles that stand at the claim of the settings") {
    auto wanted = expected();
    wanted.number_claim = "";
    wanted.role_claim = "roles";
    auto const roles = [&](std::string const& value) {
        return said({{"national_id", ""}, {"roles", value}}, wanted)->roles;
    };
    CHECK(roles(R"(["a","b"])") == std::vector<std::string>{"a", "b"});
    CHECK(roles(R"("a")") == std::vector<std::string>{"a"});
    for (auto const* const none : {"", "7", "{}", "null", "[1]", "[]"})
        CHECK(roles(none).empty());
    CHECK(said({{"roles", R"(["a"])"}})->roles.empty()); // citizens are asked for none
    CHECK(said({}, wanted)->number.reveal().empty());
}

TEST_CASE("a token about nobody in particular is refused") {
    CHECK(problem_of_claims({{"sub", ""}}) == Problem::NoPerson);
    CHECK(problem_of_claims({{"sub", "\"\""}}) == Problem::NoPerson);
    CHECK(problem_of_claims({{"sub", in_quotes(std::string(256, 'x'))}}) == Problem::NoPerson);
}

TEST_CASE("the claims that name a citizen are those of the settings") {
    auto wanted = expected();
    wanted.name_claim = "full_name";
    wanted.number_claim = "vn.so_dinh_danh";
    CHECK(problem_of_claims({}, wanted) == Problem::NoPerson);
    auto const person = said({{"full_name", "\"TRẦN VĂN ĐỨC\""}, {"vn.so_dinh_danh", "\"079090000555\""}}, wanted);
    REQUIRE(person);
    CHECK(person->name.reveal() == "TRẦN VĂN ĐỨC");
    CHECK(person->number.reveal() == "079090000555");
}
