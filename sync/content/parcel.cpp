#include "sync/content/parcel.h"

#include <algorithm>
#include <array>

#include "sync/content/compression.h"

namespace content {
namespace {

// A skippable frame of zstd (RFC 8878 §3.1.2), so that `zstd -d` unpacks a parcel as well.
constexpr std::array<std::uint8_t, 4> magic{0x50, 0x2A, 0x4D, 0x18};
constexpr std::size_t head = magic.size() + 4;

std::size_t size_in(base::ByteView bytes) {
    std::size_t size = 0;
    for (std::size_t i = 0; i < 4; ++i)
        size |= std::size_t{bytes[magic.size() + i]} << (8 * i);
    return size;
}

} // namespace

base::Bytes wrap(Signature const& signature, base::ByteView file) {
    auto const text = text_of(signature);
    base::Bytes bytes(magic.begin(), magic.end());
    for (std::size_t i = 0; i < 4; ++i)
        bytes.push_back(static_cast<std::uint8_t>(text.size() >> (8 * i)));
    bytes.insert(bytes.end(), text.begin(), text.end());
    bytes.insert(bytes.end(), file.begin(), file.end());
    return bytes;
}

bool is_parcel(base::ByteView bytes) {
    return bytes.size() >= head && std::equal(magic.begin(), magic.end(), bytes.begin());
}

base::Result<Parcel> unwrap(base::ByteView bytes) {
    auto const size = is_parcel(bytes) ? size_in(bytes) : 0;
    if (size == 0 || size > longest_signature_file || bytes.size() - head < size)
        return base::failure(base::ErrorKind::Corrupt, "not a parcel with a content pack");
    auto const text = base::as_text(bytes.subspan(head, size));
    auto signature = TRY(read_signature(text));
    // What is not signed, as the comment above the signature, is written in one way alone.
    if (text_of(signature) != text)
        return base::failure(base::ErrorKind::Corrupt, "the parcel's signature is not as it was written");
    return Parcel{std::move(signature), bytes.subspan(head + size)};
}

base::Result<Pack> open_signed(base::ByteView file, Signature const& signature, PublicKey const& key) {
    if (file.size() > largest_parcel)
        return base::failure(base::ErrorKind::Refused, std::to_string(file.size()) + " bytes are more than are taken");
    TRY(verify(key, file, signature));
    return Pack::read(TRY(decompress(file, largest_image)));
}

base::Result<Pack> open_parcel(base::ByteView bytes, PublicKey const& key) {
    auto const parcel = TRY(unwrap(bytes));
    return open_signed(parcel.file, parcel.signature, key);
}

} // namespace content
