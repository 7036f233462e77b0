// Key sets that a provider publishes, and our own keys.
#include "sync/oidc/jose.h"

#include "sync/oidc/key_file.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/oidc/forge.h"

using oidc::Algorithm;
using oidc::KeySet;
using oidc::Problem;

namespace {

std::size_t usable(std::initializer_list<std::string> jwks) {
    return KeySet::decode(tests::key_set(jwks)).value().size();
}

} // namespace

TEST_CASE("of a key set we take the keys that are for checking signatures of our algorithms") {
    auto const& rsa = tests::rsa_key();
    auto const& curve = tests::curve_key();
    CHECK(usable({rsa.jwk(), curve.jwk()}) == 2);
    CHECK(usable({rsa.jwk(R"(,"use":"sig","alg":"RS256","key_ops":["verify"])")}) == 1);
    CHECK(usable({rsa.jwk(R"(,"use":"enc")"), rsa.jwk(R"(,"use":7)")}) == 0);
    CHECK(usable({rsa.jwk(R"(,"alg":"PS256")"), rsa.jwk(R"(,"alg":"ES256")"), curve.jwk(R"(,"alg":"RS256")")}) == 0);
    CHECK(usable({rsa.jwk(R"(,"key_ops":["encrypt"])"), rsa.jwk(R"(,"key_ops":"verify")")}) == 0);
    CHECK(usable({R"({"kty":"oct","k":"c2VjcmV0","kid":"rs-1"})", R"({"kty":"OKP","crv":"Ed25519","x":"AA"})", "{}"}) ==
          0);
    CHECK(usable({tests::ForgedKey::curve("es-1", "P-384").jwk()}) == 0);
    CHECK(usable({tests::ForgedKey::rsa("rs-1", 1024).jwk()}) == 0);
    CHECK(usable({R"({"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA"})", R"({"kty":"RSA","n":"","e":""})"}) == 0);
}

TEST_CASE("what is no key set is none") {
    for (std::string const text : {"", "[]", "{}", R"({"keys":{}})", R"({"keys":[],"keys":[]})", R"({"keys":[)"})
        CHECK_FALSE(KeySet::decode(text));
    CHECK_FALSE(KeySet::decode(R"({"keys":[],"x":")" + std::string(oidc::longest_key_set, ' ') + "\"}"));
    CHECK(KeySet::decode(R"({"keys":[7,null,[]]})")->size() == 0);
}

TEST_CASE("no more keys are taken than anybody needs") {
    std::string text;
    for (std::size_t i = 0; i <= oidc::most_keys; ++i)
        text += (i == 0 ? "" : ",") + tests::curve_key().jwk();
    CHECK(KeySet::decode("{\"keys\":[" + text + "]}")->size() == oidc::most_keys);
}

TEST_CASE("a token that names one of two keys of the same name is checked with the one that fits") {
    auto const both = KeySet::decode(tests::key_set({tests::foreign_key().jwk(), tests::curve_key().jwk()})).value();
    auto const token = tests::token(R"({"alg":"ES256","kid":"es-1"})", "{}", tests::curve_key());
    CHECK(both.verify(Algorithm::Es256, "es-1", token));
    CHECK(both.verify(Algorithm::Rs256, "es-1", token).error() == Problem::Algorithm);
    CHECK(both.verify(Algorithm::Es256, "es-2", token).error() == Problem::UnknownKey);
}

TEST_CASE("base64url has one way to be written") {
    for (std::string const bytes : {"", "a", "ab", "abc", "\xFB\xFF\xFE"}) {
        CHECK(oidc::to_base64url(bytes) == tests::base64url(bytes));
        CHECK(oidc::from_base64url(oidc::to_base64url(bytes))->reveal() == bytes);
    }
    for (std::string const text : {"YQ==", "YR", "Y", "YWJj=", "+/+/", "YW Jj", "YWJj\n"})
        CHECK_FALSE(oidc::from_base64url(text));
}

TEST_CASE("what our key signs, others can check") {
    tests::TemporaryFolder const folder;
    tests::write_file(folder / "key.pem", tests::curve_key().pem());
    tests::write_file(folder / "key.jwk", tests::curve_key().jwk("", true));
    for (auto const* const name : {"key.pem", "key.jwk"}) {
        auto const key = oidc::read_signing_key(folder / name);
        REQUIRE(key);
        auto const token = key->sign(base::PrivateText(R"({"iss":"kiosks"})"), "kid-7")->reveal();
        auto const last = token.rfind('.');
        CHECK(tests::curve_key().verifies(token.substr(0, last), tests::from_base64url(token.substr(last + 1))));
        CHECK(token.starts_with(tests::base64url(R"({"alg":"ES256","kid":"kid-7"})") + "." +
                                tests::base64url(R"({"iss":"kiosks"})") + "."));
        CHECK(
            key->sign(base::PrivateText("{}"), "")->reveal().starts_with(tests::base64url(R"({"alg":"ES256"})") + "."));
    }
}

TEST_CASE("a file that is not a P-256 key with its secret half is refused, and nobody is asked for a passphrase") {
    tests::TemporaryFolder const folder;
    auto own = tests::curve_key().jwk("", true);
    auto const theirs = tests::foreign_key().jwk("", true);
    own.replace(own.find("\"d\":"), std::string::npos, theirs.substr(theirs.find("\"d\":"))); // halves of two keys
    for (auto const& text :
         {std::string(), std::string("{"), tests::curve_key().jwk(), own, tests::rsa_key().pem(),
          tests::ForgedKey::curve("", "P-384").pem(), tests::curve_key().public_pem(),
          tests::curve_key().pem().substr(0, 100),
          std::string("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIGj\n-----END ENCRYPTED PRIVATE KEY-----\n")}) {
        tests::write_file(folder / "key", text);
        auto const key = oidc::read_signing_key(folder / "key");
        REQUIRE_FALSE(key);
        CHECK(key.error().kind == base::ErrorKind::Invalid);
    }
    CHECK_FALSE(oidc::read_signing_key(folder / "gone"));
}
