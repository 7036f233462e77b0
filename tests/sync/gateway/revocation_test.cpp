#include "sync/gateway/revocation.h"

#include "tests/support/catch.h"

TEST_CASE("when a certificate began is read as nginx writes it, and nothing else is") {
    auto const time = base::from_rfc3339("2026-11-05T03:00:00.000Z");
    CHECK(gateway::read_certificate_time("Nov  5 03:00:00 2026 GMT") == time);
    CHECK(gateway::read_certificate_time("Nov 05 03:00:00 2026 GMT") == time);
    for (auto const* const wrong : {"", "2026-11-05T03:00:00Z", "Nov  5 03:00:00 2026", "Nov  5 03:00:00 2026 GMT "})
        CHECK_FALSE(gateway::read_certificate_time(wrong));
}

TEST_CASE("what a client writes about its certificate counts behind nginx alone") {
    server::Heard heard;
    heard.headers["tramso-client-start"] = "Nov  5 03:00:00 2026 GMT";
    heard.door = server::Door::Proxy;
    CHECK(gateway::certificate_from(heard));
    for (auto const door : {server::Door::Tls, server::Door::Public, server::Door::Inner}) {
        heard.door = door;
        CHECK_FALSE(gateway::certificate_from(heard));
    }
    heard.door = server::Door::Tls;
    heard.certificate_from = base::from_rfc3339("2026-01-01T00:00:00.000Z");
    CHECK(gateway::certificate_from(heard) == heard.certificate_from);
}
