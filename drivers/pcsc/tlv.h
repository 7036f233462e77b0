// Tag, length, value: what all bytes of a card are made of (ISO/IEC 7816-4 §5.2.2, Rec. ITU-T X.690). Definite lengths
// alone; they need not be the shortest, as cards write some that are not, and what is signed is compared as bytes.
// Views into what was given. Pure, any thread.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>

#include "kiosk/base/bytes.h"
#include "kiosk/base/private.h"

namespace pcsc {

// Of what ASN.1 is made of (X.690 §8).
namespace tag {
inline constexpr std::uint32_t integer = 0x02, octets = 0x04, null = 0x05, oid = 0x06, utf8 = 0x0C, sequence = 0x30,
                               set = 0x31;
} // namespace tag

struct Element {
    std::uint32_t tag = 0; // as written, of up to three bytes: 0x5F1F
    base::ByteView value;
};

// Tag and length at the beginning of something that may not be all there yet.
struct Beginning {
    std::uint32_t tag = 0;
    std::size_t header = 0, value = 0; // bytes
};
std::optional<Beginning> read_beginning(base::ByteView bytes);

// The first element, which is taken off `bytes`. Nothing: there is none, or it goes on behind the end.
std::optional<Element> take(base::ByteView& bytes);

// The first element if it has this tag; nothing is taken off otherwise.
std::optional<base::ByteView> take(base::ByteView& bytes, std::uint32_t tag);

// All of `bytes` as one element inside another, by their tags from the outside; each alone in the one around it.
std::optional<base::ByteView> open_nested(base::ByteView bytes, std::initializer_list<std::uint32_t> tags);

// An INTEGER (its value alone) from 0 to 32767, as X.690 §8.3 writes it.
std::optional<int> small_number(base::ByteView value);

// Behind `bytes`: an element, of a value below 64 KiB.
void append(base::Bytes& bytes, std::uint32_t tag, base::ByteView value);

} // namespace pcsc
