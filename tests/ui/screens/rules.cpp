#include "tests/ui/screens/rules.h"

#include <fmt/format.h>
#include <set>

#include "tests/accessibility/rules.h"

namespace tests {

std::vector<std::string> complaints(kit::Kit const& kit) {
    using namespace accessibility;
    auto const& tree = kit.tree();
    std::vector<std::string> out;
    std::vector<Glyph> const none;
    Shot const shot{tree, kit.metrics(), kit.screen(), none};
    auto const add = [&out](Violations const& found) {
        for (auto const& each : found)
            out.push_back(fmt::format("{} {}: {}", each.id, each.rule, each.detail));
    };
    for (auto const rule : {target_size, target_gap, overlap, spoken})
        add(rule(shot, Demands{}));
    auto uncovered = tree; // what a question lies over has to stay on the glass as well
    for (auto& node : uncovered.nodes)
        node.covered = false;
    add(outside({uncovered, kit.metrics(), kit.screen(), none}, Demands{}));
    if (tree.cut_lines > 0) out.push_back(fmt::format("{} lines are cut short", tree.cut_lines));
    std::set<std::string> seen;
    for (auto const& node : tree.nodes) {
        if (!seen.insert(node.id).second) out.push_back(node.id + " is there twice");
        if (is_target(node.role) && node.label.empty()) out.push_back(node.id + " has no words");
    }
    return out;
}

} // namespace tests
