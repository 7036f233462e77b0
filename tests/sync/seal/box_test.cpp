#include "sync/seal/box.h"

#include "tests/support/catch.h"

namespace {

seal::SecretBytes<32> key(std::uint8_t byte) {
    seal::SecretBytes<32> made;
    made.bytes.fill(byte);
    return made;
}

base::PrivateText const secret("a device code, and until when");

} // namespace

TEST_CASE("A box opens with its key, and each is another") {
    auto const boxed = seal::box(secret, key(1));
    CHECK(seal::open_box(boxed, key(1)).value() == secret);
    CHECK(seal::box(secret, key(1)) != boxed);
    CHECK(base::as_text(boxed).find("device") == std::string_view::npos);
    CHECK(seal::open_box(seal::box(base::PrivateText(), key(1)), key(1)).value() == base::PrivateText());
}

TEST_CASE("A box of another key, a changed one and a cut one do not open") {
    auto const boxed = seal::box(secret, key(1));
    CHECK(seal::open_box(boxed, key(2)).error().kind == base::ErrorKind::Corrupt);
    for (std::size_t i = 0; i < boxed.size(); ++i) {
        auto changed = boxed;
        changed[i] ^= 1U;
        CHECK_FALSE(seal::open_box(changed, key(1)));
        CHECK_FALSE(seal::open_box(base::ByteView(boxed).first(i), key(1)));
    }
}
