// Fields that the links for a citizen's phone have in common. Private to the room. Pure.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/bytes.h"

namespace wire {

inline constexpr std::size_t longest_link = 512; // bytes

// Where a kiosk stands: letters, none of control, at most `longest` of them.
bool is_place(std::string_view text, std::size_t longest);

// https; or http to this very machine: then nobody is in between. What is behind the name is a port or a path.
bool is_link(std::string_view url);

template<std::size_t Size>
std::optional<std::array<std::uint8_t, Size>> exactly(std::optional<base::Bytes> const& bytes) {
    std::array<std::uint8_t, Size> array{};
    if (!bytes || bytes->size() != Size) return std::nullopt;
    std::ranges::copy(*bytes, array.begin());
    return array;
}

} // namespace wire
