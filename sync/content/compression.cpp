#include "sync/content/compression.h"

#include <fmt/format.h>
#include <zstd.h>

#include "kiosk/base/check.h"

namespace content {
namespace {

constexpr int level = 19; // made once, fetched by every kiosk

}

base::Bytes compress(base::ByteView bytes) {
    base::Bytes frame(ZSTD_compressBound(bytes.size()));
    auto const size = ZSTD_compress(frame.data(), frame.size(), bytes.data(), bytes.size(), level);
    base::check(ZSTD_isError(size) == 0, "bytes can be compressed");
    frame.resize(size);
    return frame;
}

base::Result<base::Bytes> decompress(base::ByteView frame, std::size_t limit) {
    auto const declared = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (declared == ZSTD_CONTENTSIZE_ERROR) return base::failure(base::ErrorKind::Corrupt, "not a zstd frame");
    if (declared == ZSTD_CONTENTSIZE_UNKNOWN)
        return base::failure(base::ErrorKind::Refused, "does not say how large it is unpacked");
    if (declared > limit)
        return base::failure(base::ErrorKind::Refused,
                             fmt::format("{} bytes unpacked are more than the {} that are taken", declared, limit));
    if (ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size())
        return base::failure(base::ErrorKind::Corrupt, "not one whole zstd frame");
    base::Bytes bytes(declared);
    auto const size = ZSTD_decompress(bytes.data(), bytes.size(), frame.data(), frame.size());
    if (ZSTD_isError(size) != 0 || size != declared)
        return base::failure(base::ErrorKind::Corrupt, "the zstd frame does not unpack to what it declares");
    return bytes;
}

} // namespace content
