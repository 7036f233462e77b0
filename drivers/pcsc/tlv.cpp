#include "drivers/pcsc/tlv.h"

#include "kiosk/base/check.h"

namespace pcsc {
namespace {

constexpr std::size_t longest_tag = 3, longest_length = 3; // bytes; the length's behind the one that counts them

std::optional<std::uint32_t> take_tag(base::ByteView& bytes) {
    if (bytes.empty()) return std::nullopt;
    std::uint32_t tag = bytes[0];
    std::size_t size = 1;
    if ((tag & 0x1F) == 0x1F) {
        do {
            if (size == longest_tag || size == bytes.size()) return std::nullopt;
            tag = tag << 8 | bytes[size];
        } while ((bytes[size++] & 0x80) != 0);
    }
    bytes = bytes.subspan(size);
    return tag;
}

std::optional<std::size_t> take_length(base::ByteView& bytes) {
    if (bytes.empty()) return std::nullopt;
    std::size_t const first = bytes[0];
    std::size_t const more = first < 0x80 ? 0 : first - 0x80;
    bool const indefinite = first == 0x80;
    if (indefinite || more > longest_length || bytes.size() < 1 + more) return std::nullopt;
    std::size_t length = more == 0 ? first : 0;
    for (auto const byte : bytes.subspan(1, more))
        length = length << 8 | byte;
    bytes = bytes.subspan(1 + more);
    return length;
}

} // namespace

std::optional<Beginning> read_beginning(base::ByteView bytes) {
    auto rest = bytes;
    auto const tag = take_tag(rest);
    auto const length = tag ? take_length(rest) : std::nullopt;
    if (!length) return std::nullopt;
    return Beginning{*tag, bytes.size() - rest.size(), *length};
}

std::optional<Element> take(base::ByteView& bytes) {
    auto const beginning = read_beginning(bytes);
    if (!beginning || bytes.size() - beginning->header < beginning->value) return std::nullopt;
    Element const element{beginning->tag, bytes.subspan(beginning->header, beginning->value)};
    bytes = bytes.subspan(beginning->header + beginning->value);
    return element;
}

std::optional<base::ByteView> take(base::ByteView& bytes, std::uint32_t tag) {
    auto rest = bytes;
    auto const element = take(rest);
    if (!element || element->tag != tag) return std::nullopt;
    bytes = rest;
    return element->value;
}

std::optional<base::ByteView> open_nested(base::ByteView bytes, std::initializer_list<std::uint32_t> tags) {
    for (auto const tag : tags) {
        auto const value = take(bytes, tag);
        if (!value || !bytes.empty()) return std::nullopt;
        bytes = *value;
    }
    return bytes;
}

std::optional<int> small_number(base::ByteView value) {
    if (value.empty() || value.size() > 2 || value[0] >= 0x80) return std::nullopt;
    if (value.size() == 1) return value[0];
    if (value[0] == 0 && value[1] < 0x80) return std::nullopt; // one byte would do
    return value[0] << 8 | value[1];
}

void append(base::Bytes& bytes, std::uint32_t tag, base::ByteView value) {
    auto const push = [&](std::size_t byte) { bytes.push_back(static_cast<std::uint8_t>(byte & 0xFF)); };
    base::check(value.size() < 0x10000, "no element that we write is so long");
    for (int shift = 24; shift >= 0; shift -= 8)
        if (tag >> shift != 0) push(tag >> shift);
    if (value.size() >= 0x100)
        push(0x82), push(value.size() >> 8);
    else if (value.size() >= 0x80)
        push(0x81);
    push(value.size());
    bytes.insert(bytes.end(), value.begin(), value.end());
}

} // namespace pcsc
