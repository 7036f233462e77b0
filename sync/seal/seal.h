// The seal: bytes that only the city's secret key opens. FORMAT.md §1:
//   byte 1 | crypto_box_seal(content key 32 B + stream header 24 B) = 104 B | secretstream chunks of 64 KiB + 17 B
// XChaCha20-Poly1305 secretstream, the last chunk tagged FINAL, so that a cut is found. The plaintext is padded to a
// multiple of 512 B (ISO/IEC 7816-4), so that the length of a report does not show. Pure but for chance; any thread.
#pragma once
#include "kiosk/base/bytes.h"
#include "kiosk/base/private.h"
#include "kiosk/base/result.h"
#include "sync/seal/keys.h"

namespace seal {

base::Bytes seal(base::PrivateText const& plain, CityPublicKey const& city);
base::Bytes seal(base::PrivateBytes const& plain, CityPublicKey const& city); // the same, of a photo

// Corrupt: not a seal, damaged or cut. Refused: sealed to another key, or damaged there.
base::Result<base::PrivateText> open(base::ByteView sealed, CitySecretKey const& city);
base::Result<base::PrivateBytes> open_bytes(base::ByteView sealed, CitySecretKey const& city);

} // namespace seal
