// Painter::convex(): a convex shape with a soft edge, in slabs from top to bottom. ImGui's own is a fan, whose slivers
// each cross the whole shape: three times the work for our rasteriser.
#include "ui/kit/paint.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <initializer_list>
#include <vector>

namespace kit {

namespace {

// Outwards, for points that go clockwise on the screen.
ImVec2 normal_of(ImVec2 from, ImVec2 to) {
    ImVec2 const along{to.x - from.x, to.y - from.y};
    float const length = std::hypot(along.x, along.y);
    return length > 0 ? ImVec2{along.y / length, -along.x / length} : ImVec2{0, 0};
}

// Without points that lie on the one before: they have no direction.
std::vector<ImVec2> parted(std::span<ImVec2 const> points) {
    std::vector<ImVec2> out;
    auto const near = [](ImVec2 a, ImVec2 b) { return std::abs(a.x - b.x) + std::abs(a.y - b.y) < 0.02f; };
    for (ImVec2 const point : points)
        if (out.empty() || !near(out.back(), point)) out.push_back(point);
    while (out.size() > 1 && near(out.back(), out.front()))
        out.pop_back();
    return out;
}

// Half a pixel outwards at each corner, so that the edge fades over one pixel.
std::vector<ImVec2> offsets_of(std::span<ImVec2 const> points) {
    std::vector<ImVec2> offsets;
    for (std::size_t i = 0; i < points.size(); ++i) {
        ImVec2 const before = normal_of(points[(i + points.size() - 1) % points.size()], points[i]);
        ImVec2 const after = normal_of(points[i], points[(i + 1) % points.size()]);
        ImVec2 const middle{(before.x + after.x) / 2, (before.y + after.y) / 2};
        float const square = std::max(middle.x * middle.x + middle.y * middle.y, 0.01f);
        offsets.push_back({middle.x * 0.5f / square, middle.y * 0.5f / square});
    }
    return offsets;
}

// So fine that no one sees it, so coarse that sides meant to be upright or level are exactly that: then the middle of a
// card is a rectangle, the quickest shape to draw.
ImVec2 snapped(float x, float y) { return {std::round(x * 256) / 256, std::round(y * 256) / 256}; }

// The inside of a convex ring of `count` vertices as slabs, each between two levels; `index` is told vertices, three a
// triangle. A slab whose ends are level is told like ImGui's rectangles are: top left, top right, bottom right, bottom
// left.
template<class Index>
void tell_slabs(std::span<ImVec2 const> ring, Index index) {
    auto const count = static_cast<unsigned>(ring.size());
    auto const highest = static_cast<unsigned>(std::ranges::min_element(ring, {}, &ImVec2::y) - ring.begin());
    auto const at = [&](unsigned step) { return (highest + step) % count; };
    auto const height = [&](unsigned step) { return ring[at(step)].y; };
    auto const tell = [&](std::initializer_list<unsigned> steps) {
        for (unsigned const step : steps)
            index(at(step));
    };
    unsigned right = 1, left = count - 1; // steps clockwise from the highest point
    tell({0, right, left});
    while (left - right > 1) {
        bool const level = left - right > 2 && height(right) == height(left) && height(right + 1) == height(left - 1);
        if (level) {
            tell({left, right, right + 1, left, right + 1, left - 1});
            ++right;
            --left;
        } else if (height(right + 1) < height(left - 1)) {
            tell({right, right + 1, left});
            ++right;
        } else {
            tell({right, left - 1, left});
            --left;
        }
    }
}

} // namespace

void Painter::convex(std::span<ImVec2 const> outline, unsigned packed, Rect const* pictured) {
    auto const points = parted(outline);
    auto const count = static_cast<unsigned>(points.size());
    if (count < 3) return;
    auto const offsets = offsets_of(points);
    ImVec2 const white = ImGui::GetFontTexUvWhitePixel();
    auto const texel = [&](ImVec2 at) {
        if (!pictured) return white;
        return ImVec2{std::clamp((at.x - pictured->x) / pictured->w, 0.0f, 1.0f),
                      std::clamp((at.y - pictured->y) / pictured->h, 0.0f, 1.0f)};
    };
    unsigned const first = list_._VtxCurrentIdx;
    auto const index = [&](unsigned vertex) { list_.PrimWriteIdx(static_cast<ImDrawIdx>(first + vertex)); };
    list_.PrimReserve(static_cast<int>(3 * (count - 2) + 6 * count), static_cast<int>(2 * count));
    std::vector<ImVec2> inner;
    for (unsigned i = 0; i < count; ++i) { // the inner ring, then the outer one
        inner.push_back(snapped(points[i].x - offsets[i].x, points[i].y - offsets[i].y));
        list_.PrimWriteVtx(inner[i], texel(inner[i]), packed);
    }
    for (unsigned i = 0; i < count; ++i) {
        ImVec2 const outer = snapped(points[i].x + offsets[i].x, points[i].y + offsets[i].y);
        list_.PrimWriteVtx(outer, texel(outer), packed & ~IM_COL32_A_MASK);
    }
    tell_slabs(inner, index);
    for (unsigned i = 0; i < count; ++i) {
        unsigned const next = (i + 1) % count;
        for (unsigned const vertex : {i, count + i, count + next, i, count + next, next})
            index(vertex);
    }
}

} // namespace kit
