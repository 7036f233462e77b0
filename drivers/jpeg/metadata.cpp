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

} // namespace

base::PrivateBytes without_metadata(base::ByteView bytes) {
    std::vector<unsigned char> kept(bytes.begin(), bytes.begin() + (bytes.size() < 2 ? 0 : 2));
    auto const keep = [&](std::size_t from, std::size_t to) {
        kept.insert(kept.end(), bytes.begin() + static_cast<std::ptrdiff_t>(from),
                    bytes.begin() + static_cast<std::ptrdiff_t>(to));
    };
    std::size_t at = kept.size();
    while (at + 4 <= bytes.size() && bytes[at] == 0xFF && bytes[at + 1] != end_of_image) {
        auto const marker = bytes[at + 1];
        std::size_t end = at + 2 + bytes[at + 2] * std::size_t{256} + bytes[at + 3];
        if (end > bytes.size()) break;
        if (marker == start_of_scan) end = end_of_pixels(bytes, end);
        if (!may_tell(marker)) keep(at, end);
        at = end;
    }
    bool const ended = at + 1 < bytes.size() && bytes[at] == 0xFF && bytes[at + 1] == end_of_image;
    keep(at, ended ? at + 2 : bytes.size()); // what cameras hide behind the end goes too
    return base::PrivateBytes(std::move(kept));
}

} // namespace jpeg
