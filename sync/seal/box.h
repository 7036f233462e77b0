// A box: bytes that only whoever has the same key opens (XSalsa20-Poly1305, libsodium secretbox, behind its nonce). For
// what goes out of a program's hands and comes back to it, or to another that shares the key. Pure but for chance; any
// thread.
#pragma once
#include "kiosk/base/bytes.h"
#include "kiosk/base/private.h"
#include "kiosk/base/result.h"
#include "sync/seal/keys.h"

namespace seal {

base::Bytes box(base::PrivateText const& plain, SecretBytes<32> const& key);
base::Result<base::PrivateText> open_box(base::ByteView boxed, SecretBytes<32> const& key); // Corrupt: not of this key

} // namespace seal
