// SHA-256 (FIPS 180-4). Pure, any thread.
#pragma once
#include "kiosk/base/bytes.h"
#include "sync/wire/digest.h"

namespace seal {

wire::Digest sha256(base::ByteView bytes);

} // namespace seal
