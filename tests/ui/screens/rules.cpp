#include "tests/ui/screens/rules.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace tests {
namespace {

constexpr float slack = 0.51F; // boxes lie on whole pixels

// The second line of a button is inside of it.
bool belongs(kit::Node const& a, kit::Node const& b) { return a.id.starts_with(b.id) || b.id.starts_with(a.id); }

void check_size(kit::Kit const& kit, kit::Node const& node, std::vector<std::string>& out) {
    float const least = kit.px(node.role == kit::Role::Key ? kit.sizes().key : kit.sizes().target) - slack;
    if (node.box.w < least || node.box.h < least)
        out.push_back(fmt::format("{} is {:.1f} x {:.1f} mm", node.id, node.box.w / kit.px(1), node.box.h / kit.px(1)));
}

void check_pair(kit::Kit const& kit, kit::Node const& a, kit::Node const& b, std::vector<std::string>& out) {
    float const gap = gap_between(a.box, b.box);
    if (is_target(a) && is_target(b) && gap < kit.px(kit.sizes().gap) - slack)
        out.push_back(fmt::format("{} and {} are {:.1f} mm apart", a.id, b.id, gap / kit.px(1)));
    else if (!a.label.empty() && !b.label.empty() && !belongs(a, b) && gap < -1.0F)
        out.push_back(fmt::format("{} lies on {}", a.id, b.id));
}

bool is_inside(kit::Rect const& box, kit::Rect const& screen) {
    return box.x >= screen.x && box.y >= screen.y && box.right() <= screen.right() + slack &&
           box.bottom() <= screen.bottom() + slack;
}

} // namespace

bool is_target(kit::Node const& node) {
    switch (node.role) {
    case kit::Role::Button:
    case kit::Role::Tile:
    case kit::Role::ListItem:
    case kit::Role::Key: return true;
    case kit::Role::Screen:
    case kit::Role::Heading:
    case kit::Role::Text:
    case kit::Role::TextField:
    case kit::Role::Image:
    case kit::Role::Progress:
    case kit::Role::Toast: break;
    }
    return false;
}

std::vector<kit::Node> reachable(kit::Tree const& tree) {
    bool const covered = tree.find("help.close") || tree.find("idle.stay") || tree.find("comfort.close");
    std::vector<kit::Node> nodes;
    for (auto const& node : tree.nodes) {
        bool const on_top =
            node.id.starts_with("help.") || node.id.starts_with("idle.") || node.id.starts_with("comfort.");
        if (node.role != kit::Role::Screen && (!covered || on_top)) nodes.push_back(node);
    }
    return nodes;
}

float gap_between(kit::Rect const& a, kit::Rect const& b) {
    float const across = std::max(a.x - b.right(), b.x - a.right());
    float const down = std::max(a.y - b.bottom(), b.y - a.bottom());
    return std::max(across, down);
}

std::vector<std::string> complaints(kit::Kit const& kit) {
    std::vector<std::string> out;
    auto const& tree = kit.tree();
    if (tree.cut_lines > 0) out.push_back(fmt::format("{} lines are cut short", tree.cut_lines));
    auto const nodes = reachable(tree);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (is_target(nodes[i])) check_size(kit, nodes[i], out);
        for (std::size_t k = 0; k < i; ++k)
            if (nodes[k].box.w > 0 && nodes[i].box.w > 0) check_pair(kit, nodes[i], nodes[k], out);
    }
    std::set<std::string> seen;
    for (auto const& node : tree.nodes) {
        if (node.role != kit::Role::Screen && !is_inside(node.box, kit.screen()))
            out.push_back(node.id + " reaches beyond the screen");
        if (!seen.insert(node.id).second) out.push_back(node.id + " is there twice");
        if (is_target(node) && node.label.empty()) out.push_back(node.id + " has no words");
    }
    return out;
}

} // namespace tests
