#include "ui/stage/rasteriser.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <imgui.h>

#include "ui/kit/image.h"
#include "ui/stage/draw_list_hash.h"
#include "ui/stage/pixels.h"

namespace stage {
namespace {

constexpr std::uint64_t never = ~std::uint64_t{0}; // no content hashes to it: draws the first time

int whole(float value) { return static_cast<int>(std::clamp(value, -1e6F, 1e6F)); }

Box reach_of(Shape const& shape) {
    if (shape.kind == ShapeKind::Rectangle) return pixels_of(*shape.corner[0], *shape.corner[1]);
    ImVec2 least = shape.corner[0]->pos, most = least;
    for (auto const* corner : shape.all()) {
        least = {std::min(least.x, corner->pos.x), std::min(least.y, corner->pos.y)};
        most = {std::max(most.x, corner->pos.x), std::max(most.y, corner->pos.y)};
    }
    return {whole(std::floor(least.x)), whole(std::floor(least.y)), whole(most.x) + 1, whole(most.y) + 1};
}

// True when the polygon surely has no pixel in the box: the box lies, with a pixel to spare, outside of one edge.
// Slivers of a large shape would otherwise be looked at in every cell they pass by.
bool misses(std::span<ImDrawVert const* const> corners, Box const& box) {
    auto const turn = [](ImVec2 from, ImVec2 to, float x, float y) {
        return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
    };
    auto const count = corners.size();
    ImVec2 const third = corners[2]->pos;
    float const side = turn(corners[0]->pos, corners[1]->pos, third.x, third.y) < 0 ? -1.F : 1.F;
    auto const left = static_cast<float>(box.left - 1), right = static_cast<float>(box.right + 1);
    auto const top = static_cast<float>(box.top - 1), bottom = static_cast<float>(box.bottom + 1);
    for (std::size_t i = 0; i < count; ++i) {
        auto const &from = corners[i]->pos, &to = corners[(i + 1) % count]->pos;
        float const farthest = std::max({side * turn(from, to, left, top), side * turn(from, to, right, top),
                                         side * turn(from, to, left, bottom), side * turn(from, to, right, bottom)});
        if (farthest < 0) return true;
    }
    return false;
}

std::uint64_t hash_of(Shape const& shape, std::uint64_t hash) {
    auto const pair = [](float a, float b) {
        return std::uint64_t{std::bit_cast<std::uint32_t>(a)} << 32 | std::bit_cast<std::uint32_t>(b);
    };
    for (auto const* corner : shape.all()) {
        hash = mixed(hash, pair(corner->pos.x, corner->pos.y));
        if (shape.texture) hash = mixed(hash, pair(corner->uv.x, corner->uv.y));
        hash = mixed(hash, std::uint64_t{corner->col} << 3 | shape.corners);
    }
    return hash;
}

std::uint64_t hash_of(kit::Image const* texture, Box const& clip) {
    auto const pair = [](int a, int b) {
        return std::uint64_t{static_cast<std::uint32_t>(a)} << 32 | static_cast<std::uint32_t>(b);
    };
    std::uint64_t const hash = mixed(reinterpret_cast<std::uintptr_t>(texture), texture ? texture->version + 1 : 0);
    return mixed(mixed(hash, pair(clip.left, clip.top)), pair(clip.right, clip.bottom));
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

void Rasteriser::add(Shape const& shape, std::uint64_t hash) {
    Box const touched = intersection(shape.clip, reach_of(shape));
    if (touched.empty()) return;
    auto const index = static_cast<std::uint32_t>(shapes_.size());
    shapes_.push_back(shape);
    hash = hash_of(shape, hash);
    bool const large = shape.kind == ShapeKind::Polygon &&
                       (touched.right - touched.left > cell_size || touched.bottom - touched.top > cell_size);
    for (int row = touched.top / cell_size; row <= (touched.bottom - 1) / cell_size; ++row)
        for (int column = touched.left / cell_size; column <= (touched.right - 1) / cell_size; ++column) {
            int const place = row * columns_ + column;
            auto const index_of_cell = static_cast<std::size_t>(place);
            if (large && misses(shape.all(), box_of(index_of_cell))) continue;
            auto& cell = cells_[index_of_cell];
            cell.hash = mixed(cell.hash, hash);
            cell.shapes.push_back(index);
        }
}

void Rasteriser::collect(ImDrawList const& list, ImDrawCmd const& command, Box const& clip) {
    auto const* texture = static_cast<kit::Image const*>(command.GetTexID());
    auto const* vertices = list.VtxBuffer.Data + command.VtxOffset;
    auto const* index = list.IdxBuffer.Data + command.IdxOffset;
    auto const hash = hash_of(texture, clip);
    for (std::size_t left = command.ElemCount; left >= 3;) {
        auto const found = shape_at(vertices, index, left, texture, clip);
        add(found.shape, hash);
        index += found.indices;
        left -= found.indices;
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

// The last opaque rectangle over the whole cell: what lies below it is not seen. Otherwise how many shapes there are.
std::size_t Rasteriser::last_cover(Box const& box, Cell const& cell) const {
    for (std::size_t i = cell.shapes.size(); i-- > 0;) {
        auto const& shape = shapes_[cell.shapes[i]];
        bool const opaque =
            shape.kind == ShapeKind::Rectangle && !shape.texture && alpha_of(shape.corner[0]->col) == 255;
        if (opaque && intersection(shape.clip, reach_of(shape)).holds(box)) return i;
    }
    return cell.shapes.size();
}

void Rasteriser::redraw(Canvas canvas, Box const& box, Cell const& cell) {
    std::size_t const cover = last_cover(box, cell);
    bool const covered = cover < cell.shapes.size();
    for (int y = box.top; y < box.bottom && !covered; ++y)
        std::fill(row_of(canvas, y) + box.left, row_of(canvas, y) + box.right, 0U);
    for (std::size_t i = covered ? cover : 0; i < cell.shapes.size(); ++i) {
        auto const& shape = shapes_[cell.shapes[i]];
        Box const clip = intersection(shape.clip, box);
        switch (shape.kind) {
        case ShapeKind::Rectangle:
            fill_rectangle(canvas, clip, *shape.corner[0], *shape.corner[1], shape.texture);
            break;
        case ShapeKind::Polygon: fill_polygon(canvas, clip, shape.all(), shape.texture); break;
        }
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
