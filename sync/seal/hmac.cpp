#include "sync/seal/hmac.h"

#include <sodium.h>

namespace seal {

std::array<std::uint8_t, 32> hmac_sha256(base::ByteView key, base::ByteView message) {
    std::array<std::uint8_t, 32> code{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.data(), key.size());
    crypto_auth_hmacsha256_update(&state, message.data(), message.size());
    crypto_auth_hmacsha256_final(&state, code.data());
    sodium_memzero(&state, sizeof state);
    return code;
}

} // namespace seal
