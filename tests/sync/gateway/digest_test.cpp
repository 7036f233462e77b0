#include "sync/gateway/digest.h"

#include "sync/seal/digest.h"
#include "tests/support/catch.h"

TEST_CASE("The gateway's digest of any bytes is the kiosk's") {
    base::Bytes bytes;
    for (std::size_t length = 0; length < 300; ++length) {
        CHECK(gateway::sha256(bytes) == seal::sha256(bytes));
        bytes.push_back(static_cast<std::uint8_t>(length * 37));
    }
    bytes.assign(3U << 20, 5);
    CHECK(gateway::sha256(bytes) == seal::sha256(bytes));
}
