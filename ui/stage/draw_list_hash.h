// A number that changes when what would be drawn changes: vertices, textures, clips. Not for security. Pure.
#pragma once
#include <cstddef>
#include <cstdint>

struct ImDrawData;
struct ImDrawVert;

namespace stage {

inline std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 29);
}
std::uint64_t mixed(std::uint64_t hash, ImDrawVert const& vertex);
std::uint64_t hash_of(ImDrawData const& data);

} // namespace stage
