// How we prove who we are, and what is kept between two steps.
#include "sync/oidc/client_proof.h"

#include "sync/oidc/key_file.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/oidc/office.h"

using namespace std::chrono_literals;
using tests::noon;

namespace {

struct Proven {
    std::map<std::string, std::string> fields;
    std::vector<http::Header> headers;
};

Proven proven(oidc::ClientProof const& proof, std::string const& client, base::Random& random) {
    oidc::Form form;
    std::vector<http::Header> headers;
    REQUIRE(oidc::prove(proof, client, "https://sso.example", noon, random, form, headers));
    return {tests::fields_of(form.text().reveal()), headers};
}

oidc::ClientKey client_key() {
    tests::TemporaryFolder const folder;
    tests::write_file(folder / "key.pem", tests::curve_key().pem());
    return {oidc::read_signing_key(folder / "key.pem").value(), "kiosks-1"};
}

} // namespace

TEST_CASE("a client without a proof says its name") {
    base::SeededRandom random(7);
    auto const said = proven(oidc::NoProof{}, "kiosks", random);
    CHECK(said.fields == std::map<std::string, std::string>{{"client_id", "kiosks"}});
    CHECK(said.headers.empty());
}

TEST_CASE("a client's secret goes percent-encoded into a header and nowhere else") {
    base::SeededRandom random(7);
    auto const said = proven(oidc::ClientSecret{base::PrivateText("a:b c%ễ")}, "kiosks:1", random);
    REQUIRE(said.headers.size() == 1);
    CHECK(said.headers[0].name == "Authorization");
    std::string const basic = "Basic ";
    REQUIRE(said.headers[0].value.starts_with(basic));
    CHECK(tests::from_base64url(said.headers[0].value.substr(basic.size(), 40)) == "kiosks%3A1:a%3Ab%20c%25%E1%BB%");
    CHECK(said.fields == std::map<std::string, std::string>{{"", ""}});
}

TEST_CASE("a client's key signs who it is, for the issuer alone, for a minute, and never twice the same") {
    base::SeededRandom random(7);
    oidc::ClientProof const proof = client_key();
    auto said = proven(proof, "kiosks", random);
    CHECK(said.headers.empty());
    CHECK(said.fields["client_id"] == "kiosks");
    CHECK(said.fields["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    auto const token = said.fields["client_assertion"];
    auto const first = token.find('.'), last = token.rfind('.');
    CHECK(tests::curve_key().verifies(token.substr(0, last), tests::from_base64url(token.substr(last + 1))));
    CHECK(tests::from_base64url(token.substr(0, first)) == R"({"alg":"ES256","kid":"kiosks-1"})");
    auto const payload = tests::from_base64url(token.substr(first + 1, last - first - 1));
    CHECK(payload.starts_with(R"({"iss":"kiosks","sub":"kiosks","aud":"https://sso.example","jti":")"));
    CHECK(payload.ends_with("\",\"iat\":" + tests::seconds_text(noon) + ",\"exp\":" + tests::seconds_text(noon + 60s) +
                            "}"));
    auto const again = proven(proof, "kiosks", random).fields["client_assertion"];
    CHECK(again.substr(0, again.rfind('.')) != token.substr(0, last));
}

TEST_CASE("a client's proof is sent with every question to an endpoint") {
    tests::Office office;
    base::ManualClock clock{noon};
    base::SeededRandom random(7);
    auto settings = tests::office_settings();
    settings.proof = oidc::ClientSecret{base::PrivateText("a secret")};
    auto const provider = oidc::make_device_provider(settings, office, clock, random);
    auto pending = provider->begin({}).value().pending;
    clock.advance(5s);
    CHECK(tests::is<oidc::Waiting>(provider->poll(pending)));
    for (auto const& asked : office.asked) {
        auto const has_proof =
            std::ranges::any_of(asked.headers, [](auto const& header) { return header.name == "Authorization"; });
        CHECK(has_proof == (asked.method == http::Method::Post));
        CHECK(asked.body.find("secret") == std::string::npos);
    }
}

TEST_CASE("what is between two steps comes back from its text as it was") {
    oidc::Pending const pending{.flow = oidc::Flow::Code,
                                .secret = base::PrivateText("a \"secret\"\\"),
                                .state = base::PrivateText("s"),
                                .nonce = base::PrivateText("n"),
                                .level = 2,
                                .max_age = 0s,
                                .interval = 5s,
                                .faults = 3,
                                .next_poll = noon + 7ms,
                                .expires = noon + 180s};
    CHECK(oidc::decode_pending(oidc::encode(pending)) == pending);
    oidc::Pending const other{.secret = base::PrivateText("d")};
    CHECK(oidc::decode_pending(oidc::encode(other)) == other);
}

TEST_CASE("a text that is nothing kept by us is refused") {
    auto const good = oidc::encode({.secret = base::PrivateText("d")}).reveal();
    for (auto const& [from, to] : std::map<std::string, std::string>{{"\"device\"", "\"other\""},
                                                                     {"\"device\"", "7"},
                                                                     {"\"d\"", "null"},
                                                                     {"\"level\":0", "\"level\":10"},
                                                                     {"\"level\":0", "\"level\":\"0\""},
                                                                     {"\"faults\":0", "\"faults\":-1"},
                                                                     {"\"max_age\":-1", "\"max_age\":-2"},
                                                                     {"\"interval\":0", "\"interval\":86400001"},
                                                                     {"\"expires\":0", "\"expires\":253402300800000"},
                                                                     {",\"next_poll\":0", ""},
                                                                     {"}", ""}}) {
        auto text = good;
        REQUIRE(text.find(from) != std::string::npos);
        text.replace(text.find(from), from.size(), to);
        CHECK_FALSE(oidc::decode_pending(base::PrivateText(text)));
    }
    CHECK_FALSE(oidc::decode_pending(base::PrivateText("")));
    CHECK_FALSE(oidc::decode_pending(base::PrivateText(good + std::string(oidc::longest_pending, ' '))));
}
