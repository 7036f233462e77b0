#include "drivers/pcsc/active_authentication.h"

#include <algorithm>
#include <array>
#include <openssl/err.h>
#include <openssl/rsa.h>

#include "drivers/pcsc/openssl.h"
#include "drivers/pcsc/tlv.h"

namespace pcsc {
namespace {

constexpr std::uint32_t group_14_tag = 0x6E, group_15_tag = 0x6F;
constexpr int smallest_curve = 224, smallest_rsa = 1024, largest_rsa = 4096; // bits
constexpr std::size_t longest_half = 66;                                     // bytes, of r or s on P-521

Handle<EVP_PKEY> key_of(base::ByteView group_15) {
    auto const inner = open_nested(group_15, {group_15_tag});
    if (!inner) return nullptr;
    auto const* at = inner->data();
    Handle<EVP_PKEY> key(d2i_PUBKEY(nullptr, &at, static_cast<long>(inner->size())));
    if (!key || at != inner->data() + inner->size()) return nullptr;
    return key;
}

EVP_MD const* digest_of(ChipHash hash) {
    switch (hash) {
    case ChipHash::Unsaid:
    case ChipHash::Sha256: return EVP_sha256();
    case ChipHash::Sha384: return EVP_sha384();
    case ChipHash::Sha512: return EVP_sha512();
    case ChipHash::Refused: return nullptr;
    }
    return nullptr;
}

// From r and s of the same size to the SEQUENCE that OpenSSL reads.
base::Bytes der_of(base::ByteView flat) {
    auto const half = flat.size() / 2;
    if (flat.size() % 2 != 0 || half == 0 || half > longest_half) return {};
    Handle<ECDSA_SIG> const both(ECDSA_SIG_new());
    Handle<BIGNUM> r(BN_bin2bn(flat.data(), static_cast<int>(half), nullptr));
    Handle<BIGNUM> s(BN_bin2bn(flat.data() + half, static_cast<int>(half), nullptr));
    if (!both || !r || !s || ECDSA_SIG_set0(both.get(), r.get(), s.get()) != 1) return {};
    static_cast<void>(r.release()); // both are its own now
    static_cast<void>(s.release());
    base::Bytes der(static_cast<std::size_t>(std::max(i2d_ECDSA_SIG(both.get(), nullptr), 0)));
    auto* at = der.data();
    i2d_ECDSA_SIG(both.get(), &at);
    return der;
}

bool is_signed_on_curve(EVP_PKEY* key, ChipHash hash, base::ByteView challenge, base::ByteView signature) {
    auto const* const digest = digest_of(hash);
    auto const der = der_of(signature);
    Handle<EVP_MD_CTX> const context(EVP_MD_CTX_new());
    return digest != nullptr && context && !der.empty() && EVP_PKEY_get_bits(key) >= smallest_curve &&
           EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key) == 1 &&
           EVP_DigestVerify(context.get(), der.data(), der.size(), challenge.data(), challenge.size()) == 1;
}

// What the key makes of the signature: as many bytes as it has itself.
std::optional<base::Bytes> recovered(EVP_PKEY* key, base::ByteView signature) {
    auto const size = static_cast<std::size_t>(EVP_PKEY_get_size(key));
    int const bits = EVP_PKEY_get_bits(key);
    Handle<EVP_PKEY_CTX> const context(EVP_PKEY_CTX_new(key, nullptr));
    if (!context || bits < smallest_rsa || bits > largest_rsa || signature.size() != size) return std::nullopt;
    base::Bytes bytes(size);
    auto made = size;
    bool const done = EVP_PKEY_verify_recover_init(context.get()) == 1 &&
                      EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1 &&
                      EVP_PKEY_verify_recover(context.get(), bytes.data(), &made, signature.data(), size) == 1;
    if (!done || made != size) return std::nullopt;
    return bytes;
}

// How the recovered bytes end says with what was hashed (ISO/IEC 10118). SHA-1 is what many chips have here; that two
// texts with the same hash can be found helps nobody, as eight bytes of ours are in it that were not known before.
struct Ending {
    EVP_MD const* digest;
    std::size_t size; // bytes
};
std::optional<Ending> ending_of(base::ByteView bytes) {
    if (bytes.back() == 0xBC) return Ending{EVP_sha1(), 1};
    if (bytes.back() != 0xCC) return std::nullopt;
    switch (bytes[bytes.size() - 2]) {
    case 0x33: return Ending{EVP_sha1(), 2};
    case 0x34: return Ending{EVP_sha256(), 2};
    case 0x35: return Ending{EVP_sha512(), 2};
    case 0x36: return Ending{EVP_sha384(), 2};
    case 0x38: return Ending{EVP_sha224(), 2};
    }
    return std::nullopt;
}

// 6A, what the chip made up, the hash of that and of our challenge, the ending.
bool is_signed_by_rsa(EVP_PKEY* key, base::ByteView challenge, base::ByteView signature) {
    auto const whole = recovered(key, signature);
    auto const ending = whole ? ending_of(*whole) : std::nullopt;
    if (!ending || whole->front() != 0x6A) return false;
    auto const hash_size = static_cast<std::size_t>(EVP_MD_get_size(ending->digest));
    base::ByteView rest(*whole);
    rest = rest.subspan(1, rest.size() - 1 - ending->size);
    if (rest.size() <= hash_size) return false;
    auto const made_up = rest.first(rest.size() - hash_size), hash = rest.last(hash_size);
    base::Bytes covered(made_up.begin(), made_up.end());
    covered.insert(covered.end(), challenge.begin(), challenge.end());
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> right{};
    return EVP_Digest(covered.data(), covered.size(), right.data(), nullptr, ending->digest, nullptr) == 1 &&
           std::equal(hash.begin(), hash.end(), right.begin());
}

// ecdsa-plain-signatures: 0.4.0.127.0.7.1.1.4.1.n
ChipHash hash_of(base::ByteView name) {
    constexpr std::array<std::uint8_t, 9> family{0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01};
    if (name.size() != family.size() + 1 || !std::ranges::equal(name.first(family.size()), family))
        return ChipHash::Refused;
    switch (name.back()) {
    case 3: return ChipHash::Sha256;
    case 4: return ChipHash::Sha384;
    case 5: return ChipHash::Sha512;
    }
    return ChipHash::Refused;
}

} // namespace

// ActiveAuthenticationInfo ::= SEQUENCE { id-icao-mrtd-security-aaProtocolObject, version, signatureAlgorithm }
ChipHash read_chip_hash(base::ByteView group_14) {
    constexpr std::array<std::uint8_t, 6> active_authentication{0x67, 0x81, 0x08, 0x01, 0x01, 0x05};
    auto infos = open_nested(group_14, {group_14_tag, tag::set});
    if (!infos) return ChipHash::Unsaid;
    while (!infos->empty()) {
        auto info = take(*infos, tag::sequence);
        auto const protocol = info ? take(*info, tag::oid) : std::nullopt;
        if (!protocol) return ChipHash::Unsaid;
        if (!std::ranges::equal(*protocol, active_authentication)) continue;
        auto const version = take(*info, tag::integer), algorithm = take(*info, tag::oid);
        return version && algorithm ? hash_of(*algorithm) : ChipHash::Refused;
    }
    return ChipHash::Unsaid;
}

std::size_t signature_size(base::ByteView group_15) {
    auto const key = key_of(group_15);
    auto const bits = static_cast<std::size_t>(key ? EVP_PKEY_get_bits(key.get()) : 0);
    ERR_clear_error();
    return (key && EVP_PKEY_is_a(key.get(), "EC") == 1 ? 2 : 1) * ((bits + 7) / 8);
}

bool proves_chip(base::ByteView group_15, ChipHash hash, base::ByteView challenge, base::ByteView signature) {
    auto const key = key_of(group_15);
    bool proven = false;
    if (key && EVP_PKEY_is_a(key.get(), "EC") == 1)
        proven = is_signed_on_curve(key.get(), hash, challenge, signature);
    else if (key && EVP_PKEY_is_a(key.get(), "RSA") == 1)
        proven = is_signed_by_rsa(key.get(), challenge, signature);
    ERR_clear_error();
    return proven;
}

} // namespace pcsc
