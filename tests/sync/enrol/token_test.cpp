#include "sync/enrol/token.h"

#include "kiosk/base/bytes.h"
#include "kiosk/base/id.h"
#include "sync/enrol/tokens.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace std::chrono_literals;
using enrol::TokenTrouble;

base::WallTime const noon = base::from_rfc3339("2026-11-25T05:00:00.000Z").value();

enrol::Token sample() {
    enrol::Token token{"https://gateway.example:8443", "kiosk-0001", base::PrivateBytes(base::Bytes(32, 7)), {}};
    token.authority.fill(9);
    return token;
}

struct Office {
    tests::TemporaryFolder folder;
    enrol::Tokens tokens{folder / "enrolments"};
    base::SeededRandom random{1};
    base::PrivateBytes secret = tokens.add("kiosk-0001", noon + 72h, random).value();
    int made = 0;

    static enrol::Claim claim(std::uint8_t key, std::string kiosk = "kiosk-0001") {
        enrol::Claim claim{std::move(kiosk), {}, {}};
        claim.key.fill(key);
        claim.signing_key.fill(key);
        return claim;
    }
    base::Result<enrol::Admission, TokenTrouble> use(enrol::Claim const& claim, base::WallTime now = noon) {
        return tokens.use(secret, claim, now, [this]() -> base::Result<std::string> {
            return "certificate " + std::to_string(++made) + "\n";
        });
    }
};

} // namespace

TEST_CASE("a token's text is one word of ASCII and comes back") {
    auto const text = enrol::encode(sample());
    CHECK(text.reveal() == "TRAMSO-ENROL-1,https://gateway.example:8443,kiosk-0001,"
                           "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=,CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=");
    CHECK(enrol::decode_token(text.reveal()) == sample());
    CHECK(enrol::decode_token(" " + text.reveal() + "\r\n") == sample());
}

TEST_CASE("what is not quite a token is none") {
    auto const text = enrol::encode(sample()).reveal();
    auto const without = [&](std::string const& from, std::string const& to) {
        auto changed = text;
        changed.replace(changed.find(from), from.size(), to);
        return changed;
    };
    for (auto const& wrong :
         {std::string(), text.substr(0, text.size() - 1), text + ",", text + "x", without("ENROL-1", "ENROL-2"),
          without("https", "http"), without("gateway.example", ""), without("gateway", "gate/way"),
          without("gateway", "user@gateway"), without("kiosk-0001", "Kiosk"), without("kiosk-0001", "../x"),
          without("Bwc=", "Bw=="), without(",kiosk", " ,kiosk"), std::string(600, ' ') + text})
        CHECK_FALSE(enrol::decode_token(wrong));
}

TEST_CASE("a token is worth one certificate, which the same keys get again and no others") {
    Office office;
    auto const first = office.use(Office::claim(1));
    REQUIRE(first);
    CHECK(first->is_new);
    CHECK(first->certificate == "certificate 1\n");
    auto const again = office.use(Office::claim(1));
    REQUIRE(again);
    CHECK_FALSE(again->is_new);
    CHECK(again->certificate == "certificate 1\n");
    CHECK(office.use(Office::claim(2)).error() == TokenTrouble::Used);
    auto mixed = Office::claim(1);
    mixed.signing_key.fill(2);
    CHECK(office.use(mixed).error() == TokenTrouble::Used);
    CHECK(office.made == 1);
}

TEST_CASE("a token has its time and its kiosk") {
    Office office;
    CHECK(office.use(Office::claim(1, "kiosk-0002")).error() == TokenTrouble::WrongKiosk);
    CHECK(office.use(Office::claim(1), noon + 72h).error() == TokenTrouble::Expired);
    CHECK(office.made == 0);
    CHECK(office.use(Office::claim(1), noon + 72h - 1ms));
    CHECK(office.use(Office::claim(1), noon + 72h).error() == TokenTrouble::Expired);
}

TEST_CASE("another secret is no token, even one whose file would be the same") {
    Office office;
    auto bytes = office.secret.reveal();
    bytes[31] ^= 1U;
    office.secret = base::PrivateBytes(bytes);
    CHECK(office.use(Office::claim(1)).error() == TokenTrouble::Unknown);
    // A file of the right name whose digest differs in its last half alone.
    auto const file = std::filesystem::directory_iterator(office.folder / "enrolments")->path();
    auto text = tests::read_file(file);
    auto const digest = text.find("kiosk-0001 ") + 11;
    text[digest + 63] = text[digest + 63] == '0' ? '1' : '0';
    tests::write_file(file, text);
    bytes[31] ^= 1U;
    office.secret = base::PrivateBytes(bytes);
    CHECK(office.use(Office::claim(1)).error() == TokenTrouble::Unknown);
}

TEST_CASE("a new token takes the one before back, and nobody else's") {
    Office office;
    auto const others = office.tokens.add("kiosk-0002", noon + 72h, office.random).value();
    REQUIRE(office.use(Office::claim(1)));
    auto const before = office.secret;
    office.secret = office.tokens.add("kiosk-0001", noon + 72h, office.random).value();
    CHECK(office.use(Office::claim(2)));
    office.secret = before;
    CHECK(office.use(Office::claim(1)).error() == TokenTrouble::Unknown);
    office.secret = others;
    CHECK(office.use(Office::claim(3, "kiosk-0002")));
}

TEST_CASE("a certificate that cannot be made leaves the token unused") {
    Office office;
    auto const none = office.tokens.use(office.secret, Office::claim(1), noon, []() -> base::Result<std::string> {
        return base::failure(base::ErrorKind::Io, "no key");
    });
    CHECK(none.error() == TokenTrouble::Failed);
    CHECK(office.use(Office::claim(2)));
}

TEST_CASE("of two that use a token at once one finds it used, wherever the other was") {
    Office office;
    auto const late = office.tokens.use(office.secret, Office::claim(1), noon, [&]() -> base::Result<std::string> {
        CHECK(office.use(Office::claim(2)));
        return std::string("too late\n");
    });
    CHECK(late.error() == TokenTrouble::Used);
    auto const winner = office.use(Office::claim(2));
    REQUIRE(winner);
    CHECK(winner->certificate == "certificate 1\n");
}
