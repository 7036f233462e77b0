#include "tests/accessibility/rules.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "kiosk/base/text.h"
#include "ui/kit/focus.h"

namespace accessibility {
namespace {

constexpr float slack = 0.51F; // boxes lie on whole pixels

double in_mm(Shot const& shot, float pixels) { return static_cast<double>(pixels / shot.metrics.px(1)); }

std::vector<kit::Node const*> targets(Shot const& shot) {
    std::vector<kit::Node const*> found;
    for (auto const* node : reachable(shot.tree))
        if (kit::is_target(node->role)) found.push_back(node);
    return found;
}

float gap_between(kit::Rect const& a, kit::Rect const& b) {
    float const across = std::max(a.x - b.right(), b.x - a.right());
    float const down = std::max(a.y - b.bottom(), b.y - a.bottom());
    return std::max(across, down); // below 0: they overlap
}

// The second line of a button is inside of it.
bool belongs(kit::Node const& a, kit::Node const& b) { return a.id.starts_with(b.id) || b.id.starts_with(a.id); }

bool within(kit::Rect const& inner, kit::Rect const& outer) {
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack && inner.right() <= outer.right() + slack &&
           inner.bottom() <= outer.bottom() + slack;
}

// What a citizen wrote or the city answered can be longer than a glass, and its end is then a sign that more follows.
bool holds_words_of_people(kit::Node const& node) { return node.id == "review.text" || node.id == "progress.answer"; }

int count_of(std::string_view text, char32_t letter) {
    auto const letters = base::code_points(text);
    return static_cast<int>(std::ranges::count(letters, letter));
}

} // namespace

kit::Node const* node_of(std::vector<kit::Node const*> const& nodes, Glyph const& glyph) {
    auto const area = [](kit::Rect const& box) { return box.w * box.h; };
    kit::Node const* found = nullptr;
    for (auto const* node : nodes) {
        if (!node->box.inset(-1).contains(glyph.box.centre())) continue;
        if (found == nullptr || area(node->box) < area(found->box)) found = node;
    }
    return found;
}

std::vector<kit::Node const*> reachable(kit::Tree const& tree) {
    std::vector<kit::Node const*> nodes;
    for (auto const& node : tree.nodes)
        if (node.role != kit::Role::Screen && !node.covered) nodes.push_back(&node);
    return nodes;
}

Violations target_size(Shot const& shot, Demands const& demands) {
    Violations found;
    for (auto const* node : targets(shot)) {
        double const least = node->role == kit::Role::Key ? demands.key : demands.target;
        if (std::min(node->box.w, node->box.h) + slack >= shot.metrics.px(least)) continue;
        found.push_back({node->id, "target",
                         fmt::format("is {:.1f} x {:.1f} mm, has to be {}", in_mm(shot, node->box.w),
                                     in_mm(shot, node->box.h), least)});
    }
    return found;
}

Violations target_gap(Shot const& shot, Demands const& demands) {
    Violations found;
    auto const all = targets(shot);
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            float const gap = gap_between(all[i]->box, all[k]->box);
            if (gap + slack >= shot.metrics.px(demands.gap)) continue;
            found.push_back({all[i]->id, "gap",
                             fmt::format("{:.1f} mm to {}, has to be {}", in_mm(shot, gap), all[k]->id, demands.gap)});
        }
    return found;
}

Violations reach(Shot const& shot, Demands const& demands) {
    Violations found;
    if (demands.reach <= 0) return found;
    float const line = static_cast<float>(shot.metrics.height()) - shot.metrics.px(demands.reach);
    for (auto const* node : targets(shot))
        if (node->box.y + slack < line)
            found.push_back({node->id, "reach", fmt::format("{:.1f} mm too high", in_mm(shot, line - node->box.y))});
    return found;
}

Violations overlap(Shot const& shot, Demands const&) {
    Violations found;
    auto const nodes = reachable(shot.tree);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            if (nodes[i]->label.empty() || nodes[k]->label.empty() || belongs(*nodes[i], *nodes[k])) continue;
            bool const seen = nodes[i]->box.w > 0 && nodes[k]->box.w > 0; // what has no room is told, not drawn
            if (seen && gap_between(nodes[i]->box, nodes[k]->box) < -1.0F)
                found.push_back({nodes[i]->id, "overlap", "lies on " + nodes[k]->id});
        }
    return found;
}

Violations outside(Shot const& shot, Demands const&) {
    Violations found;
    for (auto const* node : reachable(shot.tree))
        if (!within(node->box, shot.screen)) found.push_back({node->id, "outside", "leaves the screen"});
    return found;
}

Violations clipped(Shot const& shot, Demands const&) {
    Violations found;
    auto const nodes = reachable(shot.tree);
    std::map<kit::Node const*, int> ellipses;
    for (Glyph const& glyph : shot.glyphs)
        if (auto const* node = glyph.letter == U'…' ? node_of(nodes, glyph) : nullptr) ++ellipses[node];
    for (auto const& [node, count] : ellipses)
        if (!holds_words_of_people(*node) && count > count_of(node->label, U'…'))
            found.push_back({node->id, "clipped", "ends before its words do: " + node->label});
    return found;
}

Violations spoken(Shot const& shot, Demands const&) {
    Violations found;
    for (auto const* node : targets(shot)) {
        auto const& said = node->spoken.empty() ? node->label : node->spoken;
        if (!node->state.disabled && said.find_first_not_of(" \n") == std::string::npos)
            found.push_back({node->id, "spoken", "has no words to be read aloud"});
    }
    return found;
}

Violations focus(Shot const& shot, Demands const&) {
    std::set<std::string> visited;
    kit::Focus keys;
    for (std::size_t step = 0; step < 2 * shot.tree.nodes.size(); ++step) {
        keys.step(kit::FocusStep::Next, shot.tree);
        visited.insert(keys.id());
    }
    Violations found;
    for (auto const* node : reachable(shot.tree)) {
        bool const with_target = node->id.ends_with(".second"); // is read with what it is the second line of
        bool const matters = kit::is_target(node->role) ? !node->state.disabled : !node->label.empty() && !with_target;
        if (matters && !visited.contains(node->id)) found.push_back({node->id, "focus", "is not reached by the keys"});
    }
    return found;
}

Violations all_rules(Shot const& shot, Demands const& demands) {
    Violations all;
    for (auto const rule : {target_size, target_gap, reach, text_height, text_contrast, edge_contrast, overlap, outside,
                            clipped, stray, spoken, focus}) {
        auto found = rule(shot, demands);
        std::ranges::move(found, std::back_inserter(all));
    }
    return all;
}

} // namespace accessibility
