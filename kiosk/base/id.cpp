#include "kiosk/base/id.h"

#include <sys/random.h>

#include "kiosk/base/check.h"

namespace base {

namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

constexpr bool is_dash_place(std::size_t at) { return at == 8 || at == 13 || at == 18 || at == 23; }

} // namespace

std::string Uuid::text() const {
    constexpr std::string_view hex_digits = "0123456789abcdef";
    std::string result;
    result.reserve(36);
    for (auto const byte : bytes) {
        if (is_dash_place(result.size())) result += '-';
        result += hex_digits[byte >> 4];
        result += hex_digits[byte & 15];
    }
    return result;
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    Uuid id;
    std::size_t nibble = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_dash_place(at)) {
            if (text[at] != '-') return std::nullopt;
            continue;
        }
        auto const value = hex_value(text[at]);
        if (value < 0) return std::nullopt;
        auto& byte = id.bytes[nibble / 2];
        byte = static_cast<std::uint8_t>(nibble % 2 == 0 ? value << 4 : byte | value);
        ++nibble;
    }
    return id;
}

bool Uuid::is_version_7() const { return bytes[6] >> 4 == 7 && bytes[8] >> 6 == 2; }

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    while (!bytes.empty()) {
        auto const got = getrandom(bytes.data(), bytes.size(), 0);
        check(got > 0, "the kernel's random source answers");
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
}

Random& system_random() {
    static SystemRandom random;
    return random;
}

void SeededRandom::fill(std::span<std::uint8_t> bytes) {
    for (auto& byte : bytes)
        byte = static_cast<std::uint8_t>(engine_());
}

Uuid make_uuid_v7(WallTime time, Random& random) {
    auto const milliseconds = time.time_since_epoch().count();
    check(milliseconds >= 0 && milliseconds < (std::int64_t{1} << 48), "a time that a UUID can carry");
    Uuid id;
    random.fill(id.bytes);
    for (std::size_t i = 0; i < 6; ++i)
        id.bytes[i] = static_cast<std::uint8_t>(milliseconds >> (8 * (5 - i)));
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | 0x70);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
    return id;
}

} // namespace base
