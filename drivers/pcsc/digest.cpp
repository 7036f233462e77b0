#include "drivers/pcsc/digest.h"

#include <algorithm>
#include <array>
#include <openssl/evp.h>

#include "kiosk/base/check.h"

namespace pcsc {

std::optional<Digest> digest_of_oid(base::ByteView oid) {
    // 2.16.840.1.101.3.4.2.n
    constexpr std::array<std::uint8_t, 8> family{0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02};
    if (oid.size() != family.size() + 1 || !std::ranges::equal(oid.first(family.size()), family)) return std::nullopt;
    switch (oid.back()) {
    case 1: return Digest::Sha256;
    case 2: return Digest::Sha384;
    case 3: return Digest::Sha512;
    }
    return std::nullopt;
}

std::optional<Digest> digest_of_nid(int nid) {
    for (auto const digest : {Digest::Sha256, Digest::Sha384, Digest::Sha512})
        if (EVP_MD_get_type(library_digest(digest)) == nid) return digest;
    return std::nullopt;
}

EVP_MD const* library_digest(Digest digest) {
    switch (digest) {
    case Digest::Sha256: return EVP_sha256();
    case Digest::Sha384: return EVP_sha384();
    case Digest::Sha512: return EVP_sha512();
    }
    return nullptr;
}

base::Bytes digest_of(Digest digest, base::ByteView bytes) {
    base::Bytes result(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    bool const made =
        EVP_Digest(bytes.data(), bytes.size(), result.data(), &size, library_digest(digest), nullptr) == 1;
    base::check(made, "OpenSSL knows SHA-2");
    result.resize(size);
    return result;
}

} // namespace pcsc
