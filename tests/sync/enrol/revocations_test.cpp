#include "sync/enrol/revocations.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace std::chrono_literals;

base::WallTime const noon = base::from_rfc3339("2026-11-25T05:00:00.250Z").value();

} // namespace

TEST_CASE("a revocation makes void what began before it, and nothing that begins after it") {
    tests::TemporaryFolder const folder;
    auto const file = folder / "revoked";
    enrol::Revocations list(file);
    base::Instant now{};
    CHECK_FALSE(list.is_revoked("kiosk-0001", noon - 24h, now));
    REQUIRE(enrol::revoke(file, "kiosk-0001", noon));
    now += 1s;
    CHECK(list.is_revoked("kiosk-0001", noon - 24h, now));
    CHECK(list.is_revoked("kiosk-0001", noon - 250ms, now));
    CHECK_FALSE(list.is_revoked("kiosk-0001", noon + 750ms, now)); // the next whole second
    CHECK_FALSE(list.is_revoked("kiosk-0002", noon - 24h, now));
    CHECK(list.earliest("kiosk-0001", now) == noon + 750ms);
    CHECK_FALSE(list.earliest("kiosk-0002", now));
}

TEST_CASE("of a certificate that began nobody knows when the worst is believed") {
    tests::TemporaryFolder const folder;
    REQUIRE(enrol::revoke(folder / "revoked", "kiosk-0001", noon));
    enrol::Revocations list(folder / "revoked");
    CHECK(list.is_revoked("kiosk-0001", std::nullopt, {}));
    CHECK_FALSE(list.is_revoked("kiosk-0002", std::nullopt, {}));
}

TEST_CASE("those who were revoked before stay so when others are") {
    tests::TemporaryFolder const folder;
    REQUIRE(enrol::revoke(folder / "revoked", "kiosk-0001", noon));
    REQUIRE(enrol::revoke(folder / "revoked", "kiosk-0002", noon + 24h));
    REQUIRE(enrol::revoke(folder / "revoked", "kiosk-0001", noon + 48h));
    auto const list = enrol::load_revocations(folder / "revoked");
    REQUIRE(list);
    CHECK(*list == enrol::RevokedUntil{{"kiosk-0001", noon + 48h - 250ms}, {"kiosk-0002", noon + 24h - 250ms}});
}

TEST_CASE("a list with a line that is none is not read, nor written over") {
    tests::TemporaryFolder const folder;
    CHECK(enrol::decode_revocations("# a comment\n\nkiosk-0001 2026-11-25T05:00:00.000Z\n")->size() == 1);
    for (auto const* const wrong : {"kiosk-0001\n", "kiosk-0001 yesterday\n", "../x 2026-11-25T05:00:00.000Z\n",
                                    "kiosk-0001 2026-11-25T05:00:00.000Z more\n"})
        CHECK_FALSE(enrol::decode_revocations(wrong));
    tests::write_file(folder / "revoked", "nonsense\n");
    CHECK_FALSE(enrol::revoke(folder / "revoked", "kiosk-0001", noon));
    CHECK(tests::read_file(folder / "revoked") == "nonsense\n");
}
