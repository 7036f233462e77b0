#include "drivers/pcsc/active_authentication.h"

#include <openssl/rsa.h>

#include "drivers/pcsc/openssl.h"
#include "tests/drivers/pcsc/scripted_card.h"
#include "tests/support/catch.h"

using pcsc::ChipHash;
using pcsc::Handle;
using tests::element;
using tests::hex;
using tests::joined;

namespace {

base::Bytes const challenge = hex("0102030405060708");

base::Bytes group_15(EVP_PKEY const* key) {
    base::Bytes der(static_cast<std::size_t>(i2d_PUBKEY(key, nullptr)));
    auto* at = der.data();
    i2d_PUBKEY(key, &at);
    return element(0x6F, der);
}

// r and s of `size` bytes each.
base::Bytes sign_on_curve(EVP_PKEY* key, EVP_MD const* digest, std::size_t size) {
    Handle<EVP_MD_CTX> const context(EVP_MD_CTX_new());
    base::Bytes der(256);
    auto length = der.size();
    REQUIRE(EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key) == 1);
    REQUIRE(EVP_DigestSign(context.get(), der.data(), &length, challenge.data(), challenge.size()) == 1);
    unsigned char const* at = der.data();
    Handle<ECDSA_SIG> const both(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(length)));
    base::Bytes flat(2 * size);
    BN_bn2binpad(ECDSA_SIG_get0_r(both.get()), flat.data(), static_cast<int>(size));
    BN_bn2binpad(ECDSA_SIG_get0_s(both.get()), flat.data() + size, static_cast<int>(size));
    return flat;
}

// What the chip signs (ISO/IEC 9796-2, scheme 1): `first`, its own bytes, the hash, `ending`.
base::Bytes message_of(std::size_t size, EVP_MD const* digest, base::Bytes const& ending, std::uint8_t first = 0x6A) {
    base::Bytes hash(static_cast<std::size_t>(EVP_MD_get_size(digest)));
    base::Bytes const made_up(size - 1 - hash.size() - ending.size(), 0x5A);
    auto const covered = joined({made_up, challenge});
    REQUIRE(EVP_Digest(covered.data(), covered.size(), hash.data(), nullptr, digest, nullptr) == 1);
    return joined({{first}, made_up, hash, ending});
}

base::Bytes sign_by_rsa(EVP_PKEY* key, base::Bytes const& message) {
    Handle<EVP_PKEY_CTX> const context(EVP_PKEY_CTX_new(key, nullptr));
    base::Bytes signature(message.size());
    auto size = signature.size();
    REQUIRE(EVP_PKEY_sign_init(context.get()) == 1);
    REQUIRE(EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1);
    REQUIRE(EVP_PKEY_sign(context.get(), signature.data(), &size, message.data(), message.size()) == 1);
    return signature;
}

ChipHash hash_in(std::string_view infos) { return pcsc::read_chip_hash(element(0x6E, element(0x31, hex(infos)))); }

} // namespace

TEST_CASE("a chip with a curve proves itself over our challenge, and over no other") {
    Handle<EVP_PKEY> const key(EVP_EC_gen("P-256")), other(EVP_EC_gen("P-256"));
    auto const group = group_15(key.get());
    auto const signature = sign_on_curve(key.get(), EVP_sha256(), 32);
    CHECK(pcsc::signature_size(group) == 64);
    CHECK(proves_chip(group, ChipHash::Sha256, challenge, signature));
    CHECK(proves_chip(group, ChipHash::Unsaid, challenge, signature));
    CHECK_FALSE(proves_chip(group, ChipHash::Sha384, challenge, signature));
    CHECK_FALSE(proves_chip(group, ChipHash::Refused, challenge, signature));
    CHECK_FALSE(proves_chip(group, ChipHash::Sha256, hex("0102030405060709"), signature));
    CHECK_FALSE(proves_chip(group_15(other.get()), ChipHash::Sha256, challenge, signature));
    for (std::size_t at = 0; at < signature.size(); ++at) {
        auto wrong = signature;
        wrong[at] ^= 1;
        CHECK_FALSE(proves_chip(group, ChipHash::Sha256, challenge, wrong));
    }
}

TEST_CASE("signatures of a curve come in two halves, of any size that fits") {
    Handle<EVP_PKEY> const key(EVP_EC_gen("P-521"));
    auto const group = group_15(key.get());
    auto const signature = sign_on_curve(key.get(), EVP_sha512(), 66);
    CHECK(pcsc::signature_size(group) == 132);
    CHECK(proves_chip(group, ChipHash::Sha512, challenge, signature));
    CHECK_FALSE(proves_chip(group, ChipHash::Sha512, challenge, {}));
    CHECK_FALSE(proves_chip(group, ChipHash::Sha512, challenge, base::Bytes(132)));
    CHECK_FALSE(proves_chip(group, ChipHash::Sha512, challenge, base::ByteView(signature).first(131)));
    CHECK_FALSE(proves_chip(group, ChipHash::Sha512, challenge, sign_on_curve(key.get(), EVP_sha512(), 67)));
}

TEST_CASE("a chip with RSA proves itself with each hash that there is an ending for") {
    Handle<EVP_PKEY> const key(EVP_RSA_gen(1024));
    auto const group = group_15(key.get());
    CHECK(pcsc::signature_size(group) == 128);
    struct {
        EVP_MD const* digest;
        base::Bytes ending;
    } const kinds[] = {{EVP_sha1(), hex("BC")},     {EVP_sha1(), hex("33CC")},   {EVP_sha224(), hex("38CC")},
                       {EVP_sha256(), hex("34CC")}, {EVP_sha384(), hex("36CC")}, {EVP_sha512(), hex("35CC")}};
    for (auto const& kind : kinds) {
        auto const signature = sign_by_rsa(key.get(), message_of(128, kind.digest, kind.ending));
        CHECK(proves_chip(group, ChipHash::Unsaid, challenge, signature));
        CHECK_FALSE(proves_chip(group, ChipHash::Unsaid, hex("0102030405060709"), signature));
    }
}

TEST_CASE("what RSA has made of something else proves nothing") {
    Handle<EVP_PKEY> const key(EVP_RSA_gen(1024)), other(EVP_RSA_gen(1024)), weak(EVP_RSA_gen(768));
    auto const group = group_15(key.get());
    auto const proves = [&](base::Bytes const& signature) {
        return proves_chip(group, ChipHash::Unsaid, challenge, signature);
    };
    auto const right = message_of(128, EVP_sha256(), hex("34CC"));
    REQUIRE(proves(sign_by_rsa(key.get(), right)));
    auto const changed = [&](std::size_t at) {
        auto wrong = right;
        wrong[at] ^= 1;
        return sign_by_rsa(key.get(), wrong);
    };
    for (std::size_t const at : {0U, 1U, 64U, 94U, 125U, 126U, 127U})
        CHECK_FALSE(proves(changed(at)));
    CHECK_FALSE(
        proves(sign_by_rsa(key.get(), message_of(128, EVP_sha256(), hex("34CC"), 0x4A)))); // all of it recovered
    CHECK_FALSE(proves(base::Bytes(128)));
    CHECK_FALSE(proves(base::Bytes(127, 1)));
    CHECK_FALSE(proves({}));
    CHECK_FALSE(proves_chip(group_15(other.get()), ChipHash::Unsaid, challenge, sign_by_rsa(key.get(), right)));
    CHECK_FALSE(proves_chip(group_15(weak.get()), ChipHash::Unsaid, challenge,
                            sign_by_rsa(weak.get(), message_of(96, EVP_sha256(), hex("34CC")))));
}

TEST_CASE("a key that is none, or of a kind we do not know, proves nothing") {
    Handle<EVP_PKEY> const key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")), small(EVP_EC_gen("P-192"));
    CHECK_FALSE(proves_chip(group_15(key.get()), ChipHash::Unsaid, challenge, base::Bytes(64, 1)));
    CHECK_FALSE(
        proves_chip(group_15(small.get()), ChipHash::Unsaid, challenge, sign_on_curve(small.get(), EVP_sha256(), 24)));
    CHECK_FALSE(proves_chip({}, ChipHash::Unsaid, challenge, base::Bytes(64, 1)));
    CHECK_FALSE(proves_chip(hex("6F023000"), ChipHash::Unsaid, challenge, base::Bytes(64, 1)));
    CHECK(pcsc::signature_size(hex("6F023000")) == 0);
}

TEST_CASE("the hash that a chip signs with stands in data group 14") {
    CHECK(hash_in("3018 0606678108010105 020101 060B 04007F0007010104010300") == ChipHash::Refused);
    CHECK(hash_in("3017 0606678108010105 020101 060A 04007F00070101040103") == ChipHash::Sha256);
    CHECK(hash_in("3017 0606678108010105 020101 060A 04007F00070101040104") == ChipHash::Sha384);
    CHECK(hash_in("3017 0606678108010105 020101 060A 04007F00070101040105") == ChipHash::Sha512);
    CHECK(hash_in("3017 0606678108010105 020101 060A 04007F00070101040101") == ChipHash::Refused); // SHA-1
    CHECK(hash_in("300B 0606678108010105 020101") == ChipHash::Refused);
    CHECK(hash_in("3005 0603678108 3017 0606678108010105 020101 060A 04007F00070101040104") == ChipHash::Sha384);
    CHECK(hash_in("") == ChipHash::Unsaid);
    CHECK(hash_in("3000") == ChipHash::Unsaid);
    CHECK(pcsc::read_chip_hash({}) == ChipHash::Unsaid);
}
