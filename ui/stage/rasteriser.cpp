#include "ui/stage/rasteriser.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>

#include "ui/kit/image.h"
#include "ui/stage/draw_list_hash.h"

namespace stage {
namespace {

constexpr int cell_size = 64;
constexpr std::uint64_t never = ~std::uint64_t{0}; // no content hashes to it: draws the first time

int whole(float value) { return static_cast<int>(std::clamp(value, -1e6F, 1e6F)); }

Box bounds(ImDrawVert const* const* corners, int count) {
    float left = corners[0]->pos.x, right = left, top = corners[0]->pos.y, bottom = top;
    for (int i = 1; i < count; ++i) {
        left = std::min(left, corners[i]->pos.x);
        right = std::max(right, corners[i]->pos.x);
        top = std::min(top, corners[i]->pos.y);
        bottom = std::max(bottom, corners[i]->pos.y);
    }
    return {whole(std::floor(left)), whole(std::floor(top)), whole(std::ceil(right)) + 1, whole(std::ceil(bottom)) + 1};
}

bool same_texel(ImDrawVert const& a, ImDrawVert const& b) { return a.uv.x == b.uv.x && a.uv.y == b.uv.y; }

// The two triangles of ImGui's PrimRect and PrimRectUV: corners clockwise from the top left, one colour.
bool is_rectangle(ImDrawVert const* v, ImDrawIdx const* index) {
    if (index[0] != index[3] || index[2] != index[4]) return false;
    auto const &a = v[index[0]], &b = v[index[1]], &c = v[index[2]], &d = v[index[5]];
    bool const upright = a.pos.y == b.pos.y && c.pos.y == d.pos.y && a.pos.x == d.pos.x && b.pos.x == c.pos.x;
    bool const straight = a.uv.y == b.uv.y && c.uv.y == d.uv.y && a.uv.x == d.uv.x && b.uv.x == c.uv.x;
    bool const one_colour = a.col == b.col && b.col == c.col && c.col == d.col;
    return upright && straight && one_colour && c.pos.x > a.pos.x && c.pos.y > a.pos.y;
}

// True when the triangle surely has no pixel in the box: the box lies, with a pixel to spare, outside of one edge.
// Slivers of a large shape would otherwise be looked at in every cell they pass by.
bool misses(ImDrawVert const* const* corner, Box const& box) {
    ImVec2 const a = corner[0]->pos, b = corner[1]->pos, c = corner[2]->pos;
    auto const turn = [](ImVec2 from, ImVec2 to, float x, float y) {
        return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
    };
    float const side = turn(a, b, c.x, c.y) < 0 ? -1.F : 1.F;
    auto const left = static_cast<float>(box.left - 1), right = static_cast<float>(box.right + 1);
    auto const top = static_cast<float>(box.top - 1), bottom = static_cast<float>(box.bottom + 1);
    for (auto const& [from, to] : {std::pair(a, b), std::pair(b, c), std::pair(c, a)}) {
        float const farthest = std::max({side * turn(from, to, left, top), side * turn(from, to, right, top),
                                         side * turn(from, to, left, bottom), side * turn(from, to, right, bottom)});
        if (farthest < 0) return true;
    }
    return false;
}

// A point of the atlas's white pixel stands for "no texture".
kit::Image const* plain_or(kit::Image const* texture, ImDrawVert const& a, ImDrawVert const& b) {
    bool const plain = texture && texture->format == kit::PixelFormat::Alpha && same_texel(a, b);
    return plain ? nullptr : texture;
}

} // namespace

Rasteriser::Rasteriser(int width, int height)
    : width_(width),
      height_(height),
      columns_((width + cell_size - 1) / cell_size),
      rows_((height + cell_size - 1) / cell_size),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {
    forget();
}

void Rasteriser::forget() {
    for (auto& cell : cells_)
        cell.drawn = never;
}

Box Rasteriser::box_of(std::size_t index) const {
    int const x = static_cast<int>(index) % columns_ * cell_size, y = static_cast<int>(index) / columns_ * cell_size;
    return intersection({x, y, x + cell_size, y + cell_size}, {0, 0, width_, height_});
}

void Rasteriser::add(Shape const& shape) {
    Box const touched = intersection(shape.clip, bounds(shape.corner, shape.rectangle ? 2 : 3));
    if (touched.empty()) return;
    auto const index = static_cast<std::uint32_t>(shapes_.size());
    shapes_.push_back(shape);
    std::uint64_t hash = mixed(shape.rectangle, shape.texture ? shape.texture->version + 1 : 0);
    hash = mixed(hash, reinterpret_cast<std::uintptr_t>(shape.texture));
    auto const edge = [](int a, int b) {
        return std::uint64_t{static_cast<std::uint32_t>(a)} << 32 | static_cast<std::uint32_t>(b);
    };
    hash = mixed(mixed(hash, edge(shape.clip.left, shape.clip.top)), edge(shape.clip.right, shape.clip.bottom));
    for (int i = 0; i < (shape.rectangle ? 2 : 3); ++i)
        hash = mixed(hash, *shape.corner[i]);
    bool const large =
        !shape.rectangle && (touched.right - touched.left > cell_size || touched.bottom - touched.top > cell_size);
    for (int row = touched.top / cell_size; row <= (touched.bottom - 1) / cell_size; ++row)
        for (int column = touched.left / cell_size; column <= (touched.right - 1) / cell_size; ++column) {
            auto const place = row * columns_ + column;
            auto const index_of_cell = static_cast<std::size_t>(place);
            if (large && misses(shape.corner, box_of(index_of_cell))) continue;
            auto& cell = cells_[index_of_cell];
            cell.hash = mixed(cell.hash, hash);
            cell.shapes.push_back(index);
        }
}

void Rasteriser::collect(ImDrawList const& list, ImDrawCmd const& command, Box const& clip) {
    auto const* texture = static_cast<kit::Image const*>(command.GetTexID());
    auto const* vertices = list.VtxBuffer.Data + command.VtxOffset;
    auto const* index = list.IdxBuffer.Data + command.IdxOffset;
    for (auto const* end = index + command.ElemCount; index + 3 <= end;) {
        auto const &a = vertices[index[0]], &b = vertices[index[1]], &c = vertices[index[2]];
        if (index + 6 <= end && is_rectangle(vertices, index)) {
            add({{&a, &c, nullptr}, plain_or(texture, a, c), clip, true});
            index += 6;
        } else {
            bool const plain = same_texel(a, b) && same_texel(b, c);
            add({{&a, &b, &c}, plain ? plain_or(texture, a, b) : texture, clip, false});
            index += 3;
        }
    }
}

void Rasteriser::collect(ImDrawData const& data) {
    shapes_.clear();
    for (auto& cell : cells_) {
        cell.hash = 0;
        cell.shapes.clear();
    }
    Box const screen{0, 0, width_, height_};
    for (int i = 0; i < data.CmdListsCount; ++i)
        for (auto const& command : data.CmdLists[i]->CmdBuffer) {
            if (command.UserCallback) continue;
            auto const& rect = command.ClipRect;
            Box const clip = intersection(screen, {whole(rect.x), whole(rect.y), whole(rect.z), whole(rect.w)});
            if (!clip.empty()) collect(*data.CmdLists[i], command, clip);
        }
}

// What lies below the last opaque rectangle over the whole cell is not seen.
std::size_t Rasteriser::first_seen(Box const& box, Cell const& cell) const {
    for (std::size_t i = cell.shapes.size(); i-- > 0;) {
        auto const& shape = shapes_[cell.shapes[i]];
        if (!shape.rectangle || shape.texture || (shape.corner[0]->col >> IM_COL32_A_SHIFT & 255) != 255) continue;
        auto const &first = shape.corner[0]->pos, &last = shape.corner[1]->pos;
        Box const& clip = shape.clip;
        bool const covers = first.x <= static_cast<float>(box.left) && first.y <= static_cast<float>(box.top) &&
                            last.x >= static_cast<float>(box.right) && last.y >= static_cast<float>(box.bottom) &&
                            clip.left <= box.left && clip.top <= box.top && clip.right >= box.right &&
                            clip.bottom >= box.bottom;
        if (covers) return i;
    }
    return 0;
}

void Rasteriser::redraw(Canvas canvas, Box const& box, Cell const& cell) {
    for (int y = box.top; y < box.bottom; ++y) {
        auto* row = canvas.pixels + static_cast<std::ptrdiff_t>(y) * canvas.stride;
        std::fill(row + box.left, row + box.right, 0U);
    }
    for (std::size_t i = first_seen(box, cell); i < cell.shapes.size(); ++i) {
        auto const& shape = shapes_[cell.shapes[i]];
        Box const clip = intersection(shape.clip, box);
        auto const& [a, b, c] = shape.corner;
        if (shape.rectangle)
            fill_rectangle(canvas, clip, *a, *b, shape.texture);
        else
            fill_triangle(canvas, clip, *a, *b, *c, shape.texture);
    }
}

std::vector<Box> Rasteriser::draw(ImDrawData const& data, Canvas canvas, Show const& show) {
    collect(data);
    std::vector<Box> changed;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        bool const row_begins = i % static_cast<std::size_t>(columns_) == 0;
        if (row_begins && shown == 0 && !changed.empty()) {
            show(changed);
            shown = changed.size();
        }
        auto& cell = cells_[i];
        if (cell.hash == cell.drawn) continue;
        redraw(canvas, box_of(i), cell);
        cell.drawn = cell.hash;
        changed.push_back(box_of(i));
    }
    if (shown < changed.size()) show({changed.begin() + static_cast<std::ptrdiff_t>(shown), changed.end()});
    return changed;
}

} // namespace stage
