// The fixed-size values of the wire. Value types.
#pragma once
#include <array>
#include <cstdint>

namespace wire {

using Digest = std::array<std::uint8_t, 32>;    // SHA-256
using Signature = std::array<std::uint8_t, 64>; // Ed25519 (RFC 8032)

} // namespace wire
