// Active authentication (ICAO Doc 9303-11 §6.1): the chip signs what we make up, with a key that never leaves it and
// whose other half is in DG15. A copy of all that can be read cannot do so. Pure, any thread.
#pragma once
#include <optional>

#include "drivers/pcsc/link.h"

namespace pcsc {

inline constexpr std::size_t challenge_size = 8; // bytes

// What data group 14 says of the hash that the chip signs with by elliptic curves: nothing for SHA-1 and SHA-224, which
// we take from no such chip.
enum class ChipHash { Unsaid, Sha256, Sha384, Sha512, Refused };
ChipHash read_chip_hash(base::ByteView group_14);

// How long a signature of this key is, in bytes; 0: it is no key that we know.
std::size_t signature_size(base::ByteView group_15);

// True when `signature` over `challenge` was made with the key of `group_15`, whose hash must have been checked.
// ECDSA: r and s as they are (BSI TR-03111 §5.2.1). RSA: ISO/IEC 9796-2, digital signature scheme 1.
bool proves_chip(base::ByteView group_15, ChipHash hash, base::ByteView challenge, base::ByteView signature);

} // namespace pcsc
