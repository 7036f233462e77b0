// Painter::convex(): a convex shape with a soft edge, in slabs from top to bottom. ImGui's own is a fan, whose slivers
// each cross the whole shape: three times the work for our rasteriser.
#include "ui/kit/paint.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>
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

} // namespace

void Painter::convex(std::span<ImVec2 const> outline, unsigned packed) {
    auto const points = parted(outline);
    auto const count = static_cast<unsigned>(points.size());
    if (count < 3) return;
    auto const offsets = offsets_of(points);
    ImVec2 const white = ImGui::GetFontTexUvWhitePixel();
    unsigned const first = list_._VtxCurrentIdx;
    auto const triangle = [&](unsigned a, unsigned b, unsigned c) {
        for (unsigned const vertex : {a, b, c})
            list_.PrimWriteIdx(static_cast<ImDrawIdx>(first + vertex));
    };
    list_.PrimReserve(static_cast<int>(3 * (count - 2) + 6 * count), static_cast<int>(2 * count));
    for (unsigned i = 0; i < count; ++i) { // the inner ring, then the outer one
        list_.PrimWriteVtx({points[i].x - offsets[i].x, points[i].y - offsets[i].y}, white, packed);
    }
    for (unsigned i = 0; i < count; ++i)
        list_.PrimWriteVtx({points[i].x + offsets[i].x, points[i].y + offsets[i].y}, white, packed & ~IM_COL32_A_MASK);
    auto const highest = std::ranges::min_element(points, {}, &ImVec2::y) - points.begin();
    auto const at = [&](unsigned step) { return (static_cast<unsigned>(highest) + step) % count; };
    unsigned right = 1, left = count - 1; // steps clockwise from the highest point
    triangle(at(0), at(right), at(left));
    while (left - right > 1) {
        if (points[at(right + 1)].y < points[at(left - 1)].y) {
            triangle(at(right), at(right + 1), at(left));
            ++right;
        } else {
            triangle(at(right), at(left - 1), at(left));
            --left;
        }
    }
    for (unsigned i = 0; i < count; ++i) {
        unsigned const next = (i + 1) % count;
        triangle(i, count + i, count + next);
        triangle(i, count + next, next);
    }
}

} // namespace kit
