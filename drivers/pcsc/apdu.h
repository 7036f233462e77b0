// Commands to a card and its answers (ISO/IEC 7816-4 §5.1), in the short form wherever it does: not every reader knows
// the long one. Pure, any thread.
#pragma once
#include <optional>

#include "kiosk/base/bytes.h"
#include "kiosk/base/private.h"

namespace pcsc {

inline constexpr unsigned all = 65'536;

struct Command {
    std::uint8_t instruction = 0, p1 = 0, p2 = 0;
    base::Bytes data{}; // 255 bytes at most; none of ours holds a citizen's words
    unsigned expected =
        0; // bytes of the answer at most; 0: none; more than 256 asks for the long form, `all` for what there is
    std::uint8_t class_byte = 0; // 0x10: more of the same follows
};

base::Bytes encode(Command const& command);
base::Bytes encode_expected(unsigned expected); // one byte or two

namespace status {
inline constexpr unsigned done = 0x9000, not_allowed = 0x6982, bad_protection = 0x6988;
// "63xx": the card compared something, and it was wrong.
inline bool is_refusal(unsigned word) { return word >> 8 == 0x63; }
} // namespace status

struct Answer {
    base::PrivateBytes data;
    unsigned status = 0; // the last two bytes
};

// Nothing: shorter than a status.
std::optional<Answer> decode_answer(base::ByteView bytes);

} // namespace pcsc
