// The rules of what an eye makes out: letters and pixels.
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "tests/accessibility/rules.h"

namespace accessibility {
namespace {

double luminance(kit::Colour colour) {
    std::array<double, 3> parts{};
    for (int i = 0; i < 3; ++i) {
        double const value = static_cast<double>((colour >> (24 - 8 * i)) & 0xFFU) / 255;
        parts[static_cast<std::size_t>(i)] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

kit::Colour pixel(stage::Picture const& picture, int x, int y) {
    auto const at = static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x);
    return picture.pixels[at] << 8 | 0xFFU;
}

struct Span {
    int left, top, right, bottom;
};
Span pixels_of(stage::Picture const& picture, kit::Rect const& box) {
    return {std::max(0, static_cast<int>(box.x)), std::max(0, static_cast<int>(box.y)),
            std::min(picture.width, static_cast<int>(std::ceil(box.right()))),
            std::min(picture.height, static_cast<int>(std::ceil(box.bottom())))};
}

kit::Colour average(stage::Picture const& picture, Span const& span) {
    std::array<unsigned long, 3> sums{};
    unsigned long count = 0;
    for (int y = span.top; y < span.bottom; ++y)
        for (int x = span.left; x < span.right; ++x, ++count)
            for (int i = 0; i < 3; ++i)
                sums[static_cast<std::size_t>(i)] += (pixel(picture, x, y) >> (24 - 8 * i)) & 0xFFU;
    if (count == 0) return 0xFF;
    kit::Colour colour = 0xFF;
    for (int i = 0; i < 3; ++i)
        colour |= static_cast<kit::Colour>(sums[static_cast<std::size_t>(i)] / count) << (24 - 8 * i);
    return colour;
}

kit::Colour over(kit::Colour ink, kit::Colour ground) {
    double const alpha = static_cast<double>(ink & 0xFFU) / 255;
    kit::Colour mixed = 0xFF;
    for (int shift = 8; shift <= 24; shift += 8) {
        double const value = alpha * ((ink >> shift) & 0xFFU) + (1 - alpha) * ((ground >> shift) & 0xFFU);
        mixed |= static_cast<kit::Colour>(std::lround(value)) << shift;
    }
    return mixed;
}

bool is_seen(Shot const& shot, Span const& span) {
    for (int y = span.top; y < span.bottom; ++y)
        for (int x = span.left; x < span.right; ++x)
            if (pixel(*shot.drawn, x, y) != pixel(*shot.letterless, x, y)) return true;
    return false;
}

// One a node and rule: the worst.
struct Worst {
    double ratio = 99;
    kit::Colour ink = 0, ground = 0;
};

// How a control stands out at one side: the median over seven places of the largest contrast to what is outside.
struct Side {
    float from_x, from_y, to_x, to_y; // along the border
    float out_x, out_y;               // outwards, one pixel
};

double at_border(Shot const& shot, float x, float y, Side const& side, bool& has_outside) {
    auto const& picture = *shot.drawn;
    float const reach = shot.metrics.px(1.2);
    auto const at = [&](float out) -> std::pair<int, int> {
        return {static_cast<int>(x + side.out_x * out), static_cast<int>(y + side.out_y * out)};
    };
    auto const [far_x, far_y] = at(reach);
    has_outside = far_x >= 0 && far_y >= 0 && far_x < picture.width && far_y < picture.height;
    if (!has_outside) return 0;
    kit::Colour const outer = pixel(picture, far_x, far_y);
    double most = 1;
    for (float out = 1; out > -reach; out -= 1) {
        auto const [here_x, here_y] = at(out);
        if (here_x < 0 || here_y < 0 || here_x >= picture.width || here_y >= picture.height) continue;
        most = std::max(most, contrast(outer, pixel(picture, here_x, here_y)));
    }
    return most;
}

std::vector<double> along(Shot const& shot, Side const& side) {
    std::vector<double> ratios;
    for (int i = 0; i < 7; ++i) {
        float const part = 0.2F + 0.1F * static_cast<float>(i);
        bool has_outside = false;
        double const ratio = at_border(shot, std::lerp(side.from_x, side.to_x, part),
                                       std::lerp(side.from_y, side.to_y, part), side, has_outside);
        if (has_outside) ratios.push_back(ratio);
    }
    return ratios;
}

std::vector<double> edges(Shot const& shot, kit::Rect const& b) {
    std::vector<double> medians;
    float const right = b.right() - 1;
    float const bottom = b.bottom() - 1;
    for (Side const& side : {Side{b.x, b.y, right, b.y, 0, -1}, Side{b.x, bottom, right, bottom, 0, 1},
                             Side{b.x, b.y, b.x, bottom, -1, 0}, Side{right, b.y, right, bottom, 1, 0}}) {
        auto ratios = along(shot, side);
        if (ratios.size() < 7) continue;
        std::ranges::nth_element(ratios, ratios.begin() + 3);
        medians.push_back(ratios[3]);
    }
    return medians;
}

} // namespace

double contrast(kit::Colour a, kit::Colour b) {
    double const one = luminance(a) + 0.05;
    double const other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

Violations text_height(Shot const& shot, Demands const& demands) {
    std::map<std::string, float> small;
    auto const nodes = reachable(shot.tree);
    for (Glyph const& glyph : shot.glyphs) {
        if (glyph.icon || glyph.cap_height + 0.51F >= shot.metrics.px(demands.cap_height)) continue;
        auto const* node = node_of(nodes, glyph);
        if (node == nullptr) continue;
        auto const [place, isNew] = small.try_emplace(node->id, glyph.cap_height);
        place->second = std::min(place->second, glyph.cap_height);
    }
    Violations found;
    for (auto const& [id, height] : small)
        found.push_back({id, "text-height",
                         fmt::format("capitals are {:.1f} mm, have to be {}",
                                     static_cast<double>(height / shot.metrics.px(1)), demands.cap_height)});
    return found;
}

Violations text_contrast(Shot const& shot, Demands const& demands) {
    if (shot.drawn == nullptr) return {};
    std::map<std::pair<std::string, bool>, Worst> worst;
    Violations found;
    auto const nodes = reachable(shot.tree);
    for (Glyph const& glyph : shot.glyphs) {
        auto const* node = node_of(nodes, glyph);
        if (node == nullptr || node->state.disabled) continue;
        auto const span = pixels_of(*shot.drawn, glyph.box);
        if (!is_seen(shot, span)) found.push_back({node->id, "hidden", "something is drawn over it"});
        auto const ground = average(*shot.letterless, span);
        auto const ink = over(glyph.ink, ground);
        auto& least = worst[{node->id, glyph.icon}];
        if (double const ratio = contrast(ink, ground); ratio < least.ratio) least = {ratio, ink, ground};
    }
    for (auto const& [of, least] : worst) {
        double const wanted = of.second ? demands.shape_contrast : demands.text_contrast;
        if (least.ratio >= wanted) continue;
        found.push_back({of.first, of.second ? "icon-contrast" : "contrast",
                         fmt::format("{:.2f} : 1 of #{:06X} on #{:06X}, has to be {}", least.ratio, least.ink >> 8,
                                     least.ground >> 8, wanted)});
    }
    return found;
}

// A control that draws no surface at all is told by its words, which have a contrast of their own.
Violations edge_contrast(Shot const& shot, Demands const& demands) {
    Violations found;
    if (shot.drawn == nullptr) return found;
    for (auto const* node : reachable(shot.tree)) {
        if (!kit::is_target(node->role) || node->state.disabled) continue;
        auto sides = edges(shot, node->box);
        std::ranges::sort(sides);
        if (sides.empty() || sides[(sides.size() - 1) / 2] < 1.03) continue; // at most sides nothing begins
        double const least = sides.front();
        if (least >= demands.shape_contrast) continue;
        found.push_back({node->id, "edge",
                         fmt::format("{:.2f} : 1 to what is around it, has to be {}", least, demands.shape_contrast)});
    }
    return found;
}

Violations stray(Shot const& shot, Demands const&) {
    Violations found;
    auto const nodes = reachable(shot.tree);
    std::size_t count = 0;
    for (Glyph const& glyph : shot.glyphs)
        if (!glyph.icon && node_of(nodes, glyph) == nullptr) ++count;
    if (count > 0)
        found.push_back({shot.tree.nodes.empty() ? "" : shot.tree.nodes.front().id, "stray",
                         fmt::format("{} letters lie in no node", count)});
    return found;
}

} // namespace accessibility
