// What is kept of a PIN: a key that costs 64 MiB and about a tenth of a second a guess (Argon2id, RFC 9106), made of
// the PIN and of a secret that lies elsewhere (on the badge), so that whoever has only one of the two cannot guess. Any
// thread.
#pragma once
#include "kiosk/base/bytes.h"
#include "kiosk/base/private.h"
#include "kiosk/base/result.h"
#include "sync/wire/digest.h"

namespace seal {

// `salt`: 16 bytes, one for each PIN. Unavailable: there is not that much memory.
base::Result<wire::Digest> stretch_pin(base::PrivateText const& pin, base::ByteView secret, base::ByteView salt);

// In a time that does not tell where they differ.
bool is_same(wire::Digest const& a, wire::Digest const& b);

} // namespace seal
