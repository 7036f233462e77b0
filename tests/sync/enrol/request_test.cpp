#include "sync/enrol/request.h"

#include "sync/enrol/certificate.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace std::chrono_literals;

base::WallTime const noon = base::from_rfc3339("2026-11-25T05:00:00.000Z").value();

enrol::PemPair authority_in(tests::TemporaryFolder const& folder, std::string const& name) {
    enrol::PemPair pair{folder / (name + ".pem"), folder / (name + "-key.pem")};
    REQUIRE(enrol::make_authority(pair));
    return pair;
}

struct Office {
    tests::TemporaryFolder folder;
    enrol::PemPair pair = authority_in(folder, "authority");
    enrol::Issuer issuer = enrol::Issuer::open(pair).value();
    base::PrivateText key = enrol::make_key().value();
    enrol::Request request = enrol::read_request(enrol::make_request(key, "kiosk-0001").value()).value();
};

} // namespace

TEST_CASE("a kiosk's request names it and proves that it has the key") {
    Office const office;
    CHECK(office.request.common_name == "kiosk-0001");
    CHECK(office.request.key == enrol::digest_of_key(office.key).value());
    CHECK(enrol::digest_of_key(enrol::make_key().value()).value() != office.request.key);
}

TEST_CASE("a certificate has the name, the key and the times that were asked for, and its authority's signature") {
    Office const office;
    auto const certificate = office.issuer.certify(office.request, noon - 1h, noon + 24h * 90);
    REQUIRE(certificate);
    auto const facts = enrol::read_certificate(*certificate);
    REQUIRE(facts);
    CHECK(facts->common_name == "kiosk-0001");
    CHECK(facts->from == noon - 1h);
    CHECK(facts->until == noon + 24h * 90);
    CHECK(facts->key == office.request.key);
    CHECK(enrol::is_signed_by(*certificate, office.issuer.authority()));
    auto const other = enrol::Issuer::open(authority_in(office.folder, "other"));
    REQUIRE(other);
    CHECK_FALSE(enrol::is_signed_by(*certificate, other->authority()));
    CHECK_FALSE(enrol::is_signed_by(*certificate, "nonsense"));
}

TEST_CASE("a request with one bit changed anywhere in its bytes is refused or still the same kiosk's") {
    Office const office;
    auto const begin = office.request.pem.find('\n') + 1;
    auto const end = office.request.pem.rfind("\n-----END");
    int refused = 0;
    for (auto at = begin; at < end; ++at) {
        auto changed = office.request.pem;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        auto const read = enrol::read_request(changed);
        if (!read) ++refused;
        if (read) CHECK((read->common_name == "kiosk-0001" && read->key == office.request.key));
    }
    CHECK(refused > static_cast<int>(end - begin) * 9 / 10);
}

TEST_CASE("only what signed itself and may sign others is an authority") {
    Office const office;
    auto const digest = enrol::read_authority(office.issuer.authority());
    REQUIRE(digest);
    CHECK(*digest == enrol::read_certificate(office.issuer.authority())->key);
    auto const certificate = office.issuer.certify(office.request, noon, noon + 24h);
    CHECK_FALSE(enrol::read_authority(certificate.value()));
    CHECK_FALSE(enrol::read_authority(""));
}

TEST_CASE("an authority with another's key does not open") {
    tests::TemporaryFolder const folder;
    auto const one = authority_in(folder, "one"), other = authority_in(folder, "other");
    CHECK(enrol::Issuer::open(one));
    CHECK_FALSE(enrol::Issuer::open({one.certificate, other.key}));
}

TEST_CASE("a key that asks for a passphrase is no key, and nobody is asked") {
    CHECK_FALSE(
        enrol::digest_of_key(base::PrivateText("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIGj\n-----END ENCRYPTED "
                                               "PRIVATE KEY-----\n")));
    CHECK_FALSE(enrol::digest_of_key(base::PrivateText("")));
}
