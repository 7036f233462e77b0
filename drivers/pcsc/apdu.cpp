#include "drivers/pcsc/apdu.h"

#include "kiosk/base/check.h"

namespace pcsc {

base::Bytes encode_expected(unsigned expected) {
    auto const low = static_cast<std::uint8_t>(expected & 0xFF);
    if (expected == 0) return {};
    if (expected <= 256) return {low}; // 0 means 256
    return {static_cast<std::uint8_t>(expected >> 8 & 0xFF), low};
}

base::Bytes encode(Command const& command) {
    base::check(command.data.size() < 256 && command.expected <= all, "a command that can be written");
    bool const is_long = command.expected > 256;
    base::Bytes bytes{command.class_byte, command.instruction, command.p1, command.p2};
    if (is_long) bytes.push_back(0);
    if (!command.data.empty()) {
        if (is_long) bytes.push_back(0);
        bytes.push_back(static_cast<std::uint8_t>(command.data.size()));
        bytes.insert(bytes.end(), command.data.begin(), command.data.end());
    }
    auto const expected = encode_expected(command.expected);
    bytes.insert(bytes.end(), expected.begin(), expected.end());
    return bytes;
}

std::optional<Answer> decode_answer(base::ByteView bytes) {
    if (bytes.size() < 2) return std::nullopt;
    auto const data = bytes.first(bytes.size() - 2), word = bytes.last(2);
    return Answer{base::PrivateBytes({data.begin(), data.end()}), static_cast<unsigned>(word[0] << 8 | word[1])};
}

} // namespace pcsc
