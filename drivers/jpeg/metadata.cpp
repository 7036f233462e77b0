#include "drivers/jpeg/jpeg.h"

namespace jpeg {
namespace {

constexpr std::uint8_t start_of_scan = 0xDA, end_of_image = 0xD9, comment = 0xFE;

// APP0 (JFIF) and APP14 (how the colours are meant) say nothing about a person; the other APPn and comments may.
bool may_tell(std::uint8_t marker) { return marker == comment || (marker > 0xE0 && marker <= 0xEF && marker != 0xEE); }

// Where the coded pixels that begin at `at` end: the next marker that is not one within them (ITU-T T.81 B.1.1.2).
std::size_t end_of_pixels(base::ByteView bytes, std::size_t at) {
    for (; at + 1 < bytes.size(); ++at) {
        auto const next = bytes[at + 1];
        bool const within = next == 0 || next == 0xFF || (next >= 0xD0 && next <= 0xD7);
        if (bytes[at] == 0xFF && !within) return at;
    }
    return bytes.size();
}

// Where the next segment begins from `at` on, or the end of the image. What lies before it is of no segment; decoders
// skip it, so it may not hide what comes after it either.
std::size_t next_segment(base::ByteView bytes, std::size_t at) {
    for (; at + 1 < bytes.size(); ++at) {
        auto const next = bytes[at + 1];
        bool const alone = next <= 1 || next == 0xFF || (next >= 0xD0 && next <= 0xD8); // no length follows (B.1.1.3)
        if (bytes[at] == 0xFF && !alone) return at;
    }
    return bytes.size();
}

bool is_jpeg(base::ByteView bytes) { return bytes.size() >= 2 && bytes[0] == 0xFF && bytes[1] == 0xD8; }

} // namespace

base::PrivateBytes without_metadata(base::ByteView bytes) {
    if (!is_jpeg(bytes)) return base::PrivateBytes({bytes.begin(), bytes.end()});
    std::vector<unsigned char> kept(bytes.begin(), bytes.begin() + 2);
    auto const keep = [&](std::size_t from, std::size_t to) {
        kept.insert(kept.end(), bytes.begin() + static_cast<std::ptrdiff_t>(from),
                    bytes.begin() + static_cast<std::ptrdiff_t>(to));
    };
    std::size_t at = next_segment(bytes, 2);
    while (at + 4 <= bytes.size() && bytes[at + 1] != end_of_image) {
        auto const length = bytes[at + 2] * std::size_t{256} + bytes[at + 3];
        auto end = at + 2 + length;
        if (length < 2 || end > bytes.size()) return base::PrivateBytes(std::move(kept)); // cut here
        if (bytes[at + 1] == start_of_scan) end = end_of_pixels(bytes, end);
        if (!may_tell(bytes[at + 1])) keep(at, end);
        at = next_segment(bytes, end);
    }
    // What cameras hide behind the end goes too.
    if (at + 2 <= bytes.size() && bytes[at + 1] == end_of_image) keep(at, at + 2);
    return base::PrivateBytes(std::move(kept));
}

} // namespace jpeg
