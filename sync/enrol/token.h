// What a technician carries to a new kiosk, once, as a QR code or a line of text (FORMAT.md §16): where the city is,
// how to know it, and a secret that is worth one certificate. One word of ASCII, without a letter that a shell would
// mind:
//   TRAMSO-ENROL-1,https://gateway.example:8443,kiosk-0001,SECRET,PIN
// Value type; codec pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/private.h"
#include "sync/wire/digest.h"

namespace enrol {

inline constexpr std::size_t secret_size = 32, longest_token = 512;

struct Token {
    std::string gateway;       // "https://HOST" or "https://HOST:PORT"
    std::string kiosk;         // the one it is for
    base::PrivateBytes secret; // 32 random bytes
    wire::Digest authority{};  // SHA-256 of the public key that signs the gateway's certificate
    bool operator==(Token const&) const = default;
};

base::PrivateText encode(Token const& token);
std::optional<Token> decode_token(std::string_view text); // blanks and line breaks around it are passed over

} // namespace enrol
