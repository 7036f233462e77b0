// SHA-256 with the processor's own instructions, where it has them: five times libsodium's pace, which counts where
// every body of the city goes through. Pure; any thread. Library: OpenSSL, in digest.cpp alone.
#pragma once
#include "kiosk/base/bytes.h"
#include "sync/wire/digest.h"

namespace gateway {

wire::Digest sha256(base::ByteView bytes);

} // namespace gateway
