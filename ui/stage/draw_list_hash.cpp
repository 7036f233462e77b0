#include "ui/stage/draw_list_hash.h"

#include <bit>
#include <imgui.h>

#include "ui/kit/image.h"

namespace stage {
namespace {

std::uint64_t pair(float a, float b) {
    return std::uint64_t{std::bit_cast<std::uint32_t>(a)} << 32 | std::bit_cast<std::uint32_t>(b);
}

} // namespace

std::uint64_t mixed(std::uint64_t hash, ImDrawVert const& vertex) {
    hash = mixed(hash, pair(vertex.pos.x, vertex.pos.y));
    hash = mixed(hash, pair(vertex.uv.x, vertex.uv.y));
    return mixed(hash, vertex.col);
}

std::uint64_t hash_of(ImDrawData const& data) {
    std::uint64_t hash = pair(data.DisplaySize.x, data.DisplaySize.y);
    for (int i = 0; i < data.CmdListsCount; ++i) {
        auto const& list = *data.CmdLists[i];
        for (auto const& vertex : list.VtxBuffer)
            hash = mixed(hash, vertex);
        for (auto const& command : list.CmdBuffer) {
            auto const* image = static_cast<kit::Image const*>(command.GetTexID());
            hash = mixed(hash, image ? image->version : 0);
            hash = mixed(hash, pair(command.ClipRect.x, command.ClipRect.y));
            hash = mixed(hash, pair(command.ClipRect.z, command.ClipRect.w));
            hash = mixed(hash, command.ElemCount);
        }
    }
    return hash;
}

} // namespace stage
