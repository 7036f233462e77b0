// Signatures of JSON Web Tokens (RFC 7515, RFC 7518): the provider's public keys (RFC 7517) and our own secret one. Two
// algorithms, RS256 and ES256, each for its own kind of key, so that no token chooses how it is believed. Private to
// the room; the library is libcjose, in jose.cpp alone, and never its encryption. Value types, const use from any
// thread.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/private.h"
#include "kiosk/base/result.h"
#include "sync/oidc/problem.h"

struct _cjose_jwk_int;

namespace oidc {

enum class Algorithm { Rs256, Es256 };
std::optional<Algorithm> algorithm_named(std::string_view name); // "RS256", "ES256" and nothing else
std::string_view name_of(Algorithm algorithm);

using JwkHandle = std::shared_ptr<_cjose_jwk_int>;

inline constexpr std::size_t longest_key_set = 64U << 10, most_keys = 64;
inline constexpr std::size_t smallest_rsa_key = 2048, largest_rsa_key = 8192; // bits

// Base64url without padding (RFC 4648 §5), and back: strict, so that there is one way to write the same bytes.
std::string to_base64url(std::string_view bytes);
std::optional<base::PrivateText> from_base64url(std::string_view text);

class KeySet {
public:
    // The keys that are for checking RS256 or ES256; others are passed over (RFC 7517 §5), and so is what is secret in
    // a key. Nothing: the text is no key set.
    static std::optional<KeySet> decode(std::string_view json);

    // Of a whole token with three parts. UnknownKey: no key of that kid (or, without one, not exactly one key that
    // fits); Algorithm: that key is for another; BadSignature.
    base::Result<void, Problem> verify(Algorithm algorithm, std::optional<std::string_view> kid,
                                       std::string_view token) const;
    std::size_t size() const { return keys_.size(); }

private:
    struct Key {
        std::string kid; // "": it has none
        Algorithm algorithm;
        JwkHandle jwk;
    };
    std::vector<Key> keys_;
};

// Our own key: P-256, for ES256.
class SigningKey {
public:
    // A JSON Web Key with its secret part. Invalid: it is none, or its two halves do not belong together.
    static base::Result<SigningKey> decode(base::PrivateText const& json);

    // A token over `payload` whose header names `kid`, if that is not empty.
    base::Result<base::PrivateText> sign(base::PrivateText const& payload, std::string const& kid) const;

private:
    explicit SigningKey(JwkHandle jwk) : jwk_(std::move(jwk)) {}
    JwkHandle jwk_;
};

} // namespace oidc
