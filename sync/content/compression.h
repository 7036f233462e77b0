// One zstd frame (RFC 8878) with its size declared, so that it is known before anything is unpacked whether it will
// fit. The only place that sees the zstd library. Pure, any thread.
#pragma once
#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

namespace content {

base::Bytes compress(base::ByteView bytes);

// Takes no more memory than `limit`, whatever the frame claims or holds. Corrupt: not exactly one such frame, or not
// what it declares. Refused: declares more than `limit`, or nothing.
base::Result<base::Bytes> decompress(base::ByteView frame, std::size_t limit);

} // namespace content
