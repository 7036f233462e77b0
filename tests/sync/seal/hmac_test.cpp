#include "sync/seal/hmac.h"

#include "sync/wire/base64.h"
#include "tests/support/catch.h"

TEST_CASE("The codes are those of RFC 4231, for short keys and for keys longer than a block") {
    auto const code = [](std::string const& key, std::string_view message) {
        return wire::to_hex(seal::hmac_sha256(base::as_bytes(key), base::as_bytes(message)));
    };
    CHECK(code(std::string(20, '\x0b'), "Hi There") ==
          "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(code("Jefe", "what do ya want for nothing?") ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(code(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First") ==
          "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}
