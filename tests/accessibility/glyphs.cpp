#include "tests/accessibility/glyphs.h"

#include <algorithm>
#include <imgui.h>
#include <optional>

namespace accessibility {
namespace {

kit::Colour from_imgui(ImU32 packed) {
    auto const part = [packed](int shift) -> kit::Colour { return (packed >> shift) & 0xFFU; };
    return part(IM_COL32_R_SHIFT) << 24 | part(IM_COL32_G_SHIFT) << 16 | part(IM_COL32_B_SHIFT) << 8 |
           part(IM_COL32_A_SHIFT);
}

kit::Rect box_of(ImDrawVert const& first, ImDrawVert const& last) {
    return {first.pos.x, first.pos.y, last.pos.x - first.pos.x, last.pos.y - first.pos.y};
}

// What of it lies within what the command may draw on; nothing, where none does.
std::optional<kit::Rect> within(kit::Rect const& box, ImVec4 const& clip, ImVec2 const& origin) {
    float const left = std::max(box.x, clip.x - origin.x), right = std::min(box.right(), clip.z - origin.x);
    float const top = std::max(box.y, clip.y - origin.y), bottom = std::min(box.bottom(), clip.w - origin.y);
    if (right - left < 1 || bottom - top < 1) return std::nullopt;
    return kit::Rect{left, top, right - left, bottom - top};
}

} // namespace

GlyphReader::GlyphReader(kit::Fonts const& fonts) {
    for (std::size_t i = 0; i < kit::font_roles; ++i) {
        auto const role = static_cast<kit::FontRole>(i);
        bool const icon = role == kit::FontRole::Icon || role == kit::FontRole::IconLarge;
        auto const* capital = fonts[role]->FindGlyph(icon ? ImWchar(0) : ImWchar('H'));
        float const height = icon ? fonts[role]->FontSize : capital->Y1 - capital->Y0;
        for (auto const& glyph : fonts[role]->Glyphs)
            if (glyph.Visible) sources_[{glyph.U0, glyph.V0}] = {glyph.Codepoint, icon, height, glyph.Y1 - glyph.Y0};
    }
}

// A glyph is two triangles over four corners in a row, the first of them its top left.
template<class Each, class Whole>
void GlyphReader::walk(ImDrawData const& data, ImDrawList& list, ImDrawCmd const& command, Each& each,
                       Whole& whole) const {
    auto const* const indices = &list.IdxBuffer[static_cast<int>(command.IdxOffset)];
    for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        auto* const first = &list.VtxBuffer[static_cast<int>(command.VtxOffset + indices[i])];
        bool const in_a_row = indices[i + 1] == indices[i] + 1 && indices[i + 2] == indices[i] + 2;
        if (!in_a_row) continue;
        auto const box = box_of(first[0], first[2]);
        if (box.w >= data.DisplaySize.x && box.h >= data.DisplaySize.y) whole();
        auto const source = sources_.find({first->uv.x, first->uv.y});
        if (source != sources_.end()) each(source->second, first, box, command.ClipRect);
    }
}

template<class Each, class Whole>
void GlyphReader::walk(ImDrawData const& data, Each each, Whole whole) const {
    for (int l = 0; l < data.CmdListsCount; ++l) {
        auto& list = *data.CmdLists[l];
        for (auto const& command : list.CmdBuffer)
            if (command.ElemCount > 0) walk(data, list, command, each, whole);
    }
}

std::vector<Glyph> GlyphReader::read(ImDrawData const& data) const {
    std::vector<Glyph> glyphs;
    walk(
        data,
        [&](Source const& source, ImDrawVert const* corner, kit::Rect const& box, ImVec4 const& clip) {
            float const scale = box.h / source.height; // some are drawn larger than their font
            auto const seen = within(box, clip, data.DisplayPos);
            if (!seen) return;
            glyphs.push_back({source.letter, source.icon, source.cap_height * scale, *seen, from_imgui(corner->col)});
        },
        [&] { glyphs.clear(); });
    return glyphs;
}

void GlyphReader::hide(ImDrawData& data) const {
    walk(
        data,
        [](Source const&, ImDrawVert* corner, kit::Rect const&, ImVec4 const&) {
            for (int i = 0; i < 4; ++i)
                corner[i].col &= ~IM_COL32_A_MASK;
        },
        [] {});
}

} // namespace accessibility
