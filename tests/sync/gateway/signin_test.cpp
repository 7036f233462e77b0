#include "sync/gateway/signin.h"

#include "tests/support/catch.h"

using gateway::common_name_of;
using server::Door;
using server::Heard;

namespace {

Heard through(Door door, std::string verify, std::string subject, std::string common_name = "") {
    return {door, "GET", "/", {{"tramso-client-verify", verify}, {"tramso-client-subject", subject}}, "", common_name};
}

} // namespace

TEST_CASE("nginx's word is taken on the unix socket alone") {
    CHECK(gateway::kiosk_of(through(Door::Proxy, "SUCCESS", "CN=kiosk-0001")) == "kiosk-0001");
    CHECK_FALSE(gateway::kiosk_of(through(Door::Public, "SUCCESS", "CN=kiosk-0001")));
    CHECK_FALSE(gateway::kiosk_of(through(Door::Tls, "SUCCESS", "CN=kiosk-0001")));
    CHECK(gateway::kiosk_of(through(Door::Tls, "SUCCESS", "CN=kiosk-0002", "kiosk-0001")) == "kiosk-0001");
}

TEST_CASE("a certificate nginx did not verify names nobody") {
    for (auto const* const verify : {"", "NONE", "FAILED:expired", "SUCCESS, SUCCESS", "success"})
        CHECK_FALSE(gateway::kiosk_of(through(Door::Proxy, verify, "CN=kiosk-0001")));
}

TEST_CASE("a common name that cannot be a kiosk's names nobody") {
    for (auto const* const name : {"", "K", "../kiosk", "kiosk 1", "KIOSK-0001"})
        CHECK_FALSE(gateway::kiosk_of(through(Door::Tls, "", "", name)));
    CHECK_FALSE(gateway::kiosk_of(through(Door::Tls, "", "", std::string("kiosk-0001\0x", 12))));
}

TEST_CASE("the common name is found among other attributes, and only a plain, single one counts") {
    CHECK(common_name_of("CN=kiosk-0001,O=City,C=VN") == "kiosk-0001");
    CHECK(common_name_of("C=VN,O=City+CN=kiosk-0001") == "kiosk-0001");
    CHECK_FALSE(common_name_of("CN=kiosk-0001,CN=kiosk-0002"));
    CHECK_FALSE(common_name_of("O=City"));
    CHECK_FALSE(common_name_of(""));
}

TEST_CASE("a comma inside a value starts no attribute") {
    CHECK_FALSE(common_name_of("O=x\\,CN=kiosk-0002"));
    CHECK(common_name_of("O=x\\,CN=kiosk-0002,CN=kiosk-0001") == "kiosk-0001");
    CHECK_FALSE(common_name_of("CN=a\\,CN=kiosk-0001"));
    CHECK_FALSE(common_name_of("O=ends with\\"));
}
