#include "sync/wire/base64.h"

namespace wire {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Four letters to three bytes; `padding` letters at the end stand for nothing.
bool decode_group(std::string_view group, std::size_t padding, base::Bytes& bytes) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        auto const value = i < 4 - padding ? alphabet.find(group[i]) : 0;
        if (value == std::string_view::npos) return false;
        bits = bits << 6 | static_cast<std::uint32_t>(value);
    }
    // Bits that stand for nothing must be zero, else two texts would mean the same bytes.
    if (padding > 0 && (bits & ((1U << (8 * padding)) - 1)) != 0) return false;
    for (std::size_t i = 0; i < 3 - padding; ++i)
        bytes.push_back(static_cast<std::uint8_t>(bits >> (16 - 8 * i)));
    return true;
}

} // namespace

std::string to_base64(base::ByteView bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::size_t const count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k)
            bits = bits << 8 | (k < count ? bytes[i + k] : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= count ? alphabet[bits >> (18 - 6 * k) & 63] : '=';
    }
    return text;
}

std::optional<base::Bytes> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    base::Bytes bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        auto const group = text.substr(i, 4);
        bool const last = i + 4 == text.size();
        std::size_t const padding = last ? (group.ends_with("==") ? 2U : group.ends_with('=') ? 1U : 0U) : 0U;
        if (!decode_group(group, padding, bytes)) return std::nullopt;
    }
    return bytes;
}

std::string to_hex(base::ByteView bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (auto const byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::optional<base::Bytes> from_hex(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    if (text.size() % 2 != 0) return std::nullopt;
    base::Bytes bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        auto const high = digits.find(text[i]), low = digits.find(text[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        bytes.push_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    return bytes;
}

} // namespace wire
