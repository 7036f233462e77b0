// HMAC with SHA-256 (RFC 2104, RFC 4231). Pure, any thread.
#pragma once
#include <array>
#include <cstdint>

#include "kiosk/base/bytes.h"

namespace seal {

std::array<std::uint8_t, 32> hmac_sha256(base::ByteView key, base::ByteView message);

} // namespace seal
