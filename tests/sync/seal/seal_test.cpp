#include "sync/seal/seal.h"

#include "sync/seal/digest.h"
#include "tests/support/catch.h"

using base::PrivateText;

namespace {

PrivateText report(std::size_t size) { return PrivateText(std::string(size, 'n')); }

} // namespace

TEST_CASE("What is sealed to the city opens with the city's key alone") {
    auto const [secret, open_key] = seal::make_city_keys();
    auto const [other, other_key] = seal::make_city_keys();
    for (std::size_t const size : {0UL, 1UL, 511UL, 512UL, 65'535UL, 65'536UL, 200'000UL}) {
        auto const sealed = seal::seal(report(size), open_key);
        REQUIRE(seal::open(sealed, secret).value().reveal().size() == size);
        CHECK(seal::open(sealed, other).error().kind == base::ErrorKind::Refused);
    }
}

TEST_CASE("A photo is sealed as a text is, and comes back byte for byte") {
    auto const keys = seal::make_city_keys();
    base::PrivateBytes const photo(std::vector<unsigned char>{0xFF, 0xD8, 0x00, 0xFF, 0x80, 0x00});
    auto const sealed = seal::seal(photo, keys.second);
    CHECK(seal::open_bytes(sealed, keys.first).value() == photo);
    CHECK(seal::open_bytes(sealed, seal::make_city_keys().first).error().kind == base::ErrorKind::Refused);
}

TEST_CASE("SHA-256 of pieces is that of the whole, and that of FIPS 180-4") {
    seal::Sha256 digest;
    for (auto const* piece : {"a", "", "bc"})
        digest.add(base::as_bytes(piece));
    auto const found = digest.finish();
    CHECK(found == seal::sha256(base::as_bytes("abc")));
    CHECK(found[0] == 0xBA);
    CHECK(found[31] == 0xAD);
}

TEST_CASE("The same text sealed twice is not the same, and its words are not in it") {
    auto const keys = seal::make_city_keys();
    PrivateText const text("Nguyễn Thị Thử 079160001234");
    auto const first = seal::seal(text, keys.second), second = seal::seal(text, keys.second);
    CHECK(first != second);
    CHECK(base::as_text(first).find("079160001234") == std::string_view::npos);
}

TEST_CASE("Texts of nearly the same length cannot be told apart by their size") {
    auto const keys = seal::make_city_keys();
    CHECK(seal::seal(report(10), keys.second).size() == seal::seal(report(400), keys.second).size());
}

TEST_CASE("Every bit is guarded: one turned anywhere and it does not open") {
    auto const keys = seal::make_city_keys();
    auto sealed = seal::seal(report(100), keys.second);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        sealed[i] ^= 1;
        CHECK_FALSE(seal::open(sealed, keys.first));
        sealed[i] ^= 1;
    }
    CHECK(seal::open(sealed, keys.first));
}

TEST_CASE("A seal cut at any length does not open, at the borders of its chunks neither") {
    auto const keys = seal::make_city_keys();
    auto const sealed = seal::seal(report(150'000), keys.second);
    for (std::size_t size = 0; size < sealed.size(); size += size < 300 ? 1 : 65'553)
        CHECK_FALSE(seal::open(base::ByteView(sealed).first(size), keys.first));
    auto longer = sealed;
    longer.push_back(0);
    CHECK_FALSE(seal::open(longer, keys.first));
}
