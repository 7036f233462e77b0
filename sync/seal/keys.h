// Keys: the four kinds of key that seal and sign, and their files. A file is one line: the kind, the key's id and its
// bytes in base64 ("tramso-city-public 1f2e3d4c5b6a7988 BASE64"). An id is the first 8 bytes of the SHA-256 of the
// public key, in hexadecimal. Secret bytes are wiped when a key goes; secret files have mode 0600. Value types.
// Sealing: X25519 (libsodium crypto_box_seal). Signing: Ed25519 (RFC 8032).
#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "sync/wire/digest.h"

namespace seal {

// Bytes that are zeroed when they go.
template<std::size_t Size>
class SecretBytes {
public:
    SecretBytes() = default;
    SecretBytes(SecretBytes const&) = default;
    SecretBytes& operator=(SecretBytes const&) = default;
    ~SecretBytes() {
        std::uint8_t volatile* byte = bytes.data();
        for (std::size_t i = 0; i < Size; ++i)
            byte[i] = 0;
    }
    std::array<std::uint8_t, Size> bytes{};
};

struct CityPublicKey {
    std::array<std::uint8_t, 32> bytes{};
    std::string id() const;
};
struct CitySecretKey {
    SecretBytes<32> secret;
    CityPublicKey public_key;
};
struct VerifyKey {
    std::array<std::uint8_t, 32> bytes{};
    std::string id() const;
    bool verifies(std::string_view message, wire::Signature const& signature) const;
};
struct SigningKey {
    SecretBytes<64> secret;
    VerifyKey public_key;
    wire::Signature sign(std::string_view message) const;
};

std::pair<CitySecretKey, CityPublicKey> make_city_keys();
std::pair<SigningKey, VerifyKey> make_signing_keys();

// Corrupt: not a file of that kind, or its id does not fit its bytes.
base::Result<CityPublicKey> load_city_public(std::filesystem::path const& file);
base::Result<CitySecretKey> load_city_secret(std::filesystem::path const& file);
base::Result<VerifyKey> load_verify(std::filesystem::path const& file);
base::Result<SigningKey> load_signing(std::filesystem::path const& file);

base::Result<> save(CityPublicKey const& key, std::filesystem::path const& file);
base::Result<> save(CitySecretKey const& key, std::filesystem::path const& file);
base::Result<> save(VerifyKey const& key, std::filesystem::path const& file);
base::Result<> save(SigningKey const& key, std::filesystem::path const& file);

} // namespace seal
