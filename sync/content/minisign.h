// Keys and signatures in the form of minisign (https://jedisct1.github.io/minisign/), so that Debian's program of that
// name reads ours and we read its. Signatures are prehashed alone ("ED": Ed25519 over BLAKE2b-512), as it has made them
// since 0.10; the older form is refused. Secret keys are those without a password (`minisign -G -W`). The secret half
// is wiped when it goes. Value types, pure, any thread. Errors: Corrupt: not in that form; Refused: another key, or
// bytes that were not signed.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

namespace content {

using KeyId = std::array<std::uint8_t, 8>; // random, names the pair

struct PublicKey {
    KeyId id{};
    std::array<std::uint8_t, 32> bytes{};
    std::string id_text() const; // as minisign prints it: "5B3A0C1D2E3F4A5B"
    bool operator==(PublicKey const&) const = default;
};

struct SecretKey {
    KeyId id{};
    std::array<std::uint8_t, 64> bytes{};
    SecretKey() = default;
    SecretKey(SecretKey const&) = default;
    SecretKey& operator=(SecretKey const&) = default;
    ~SecretKey();
    PublicKey public_key() const;
};

struct Signature {
    KeyId id{};
    std::array<std::uint8_t, 64> bytes{};
    std::string trusted_comment;           // signed as well; one line
    std::array<std::uint8_t, 64> global{}; // over bytes and trusted_comment
    bool operator==(Signature const&) const = default;
};

inline constexpr std::size_t longest_key_file = 4096, longest_signature_file = 16'384;

SecretKey make_secret_key();

// The text of a file each. What is read is strict: these lines and no more, canonical base64.
base::Result<PublicKey> read_public_key(std::string_view text); // also the bare line with the key
base::Result<SecretKey> read_secret_key(std::string_view text);
base::Result<Signature> read_signature(std::string_view text);
std::string text_of(PublicKey const& key);
std::string text_of(SecretKey const& key);
std::string text_of(Signature const& signature); // always the same untrusted comment: one text for a signature

Signature sign(SecretKey const& key, base::ByteView bytes, std::string_view trusted_comment);
base::Result<> verify(PublicKey const& key, base::ByteView bytes, Signature const& signature);

} // namespace content
