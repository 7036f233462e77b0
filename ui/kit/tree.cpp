#include "ui/kit/tree.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace kit {

std::string_view word_of(Role role) {
    switch (role) {
    case Role::Screen: return "screen";
    case Role::Heading: return "heading";
    case Role::Text: return "text";
    case Role::Button: return "button";
    case Role::Tile: return "tile";
    case Role::ListItem: return "listitem";
    case Role::TextField: return "textfield";
    case Role::Key: return "key";
    case Role::Image: return "image";
    case Role::Progress: return "progress";
    case Role::Toast: return "toast";
    }
    return "";
}

bool is_target(Role role) {
    switch (role) {
    case Role::Button:
    case Role::Tile:
    case Role::ListItem:
    case Role::Key: return true;
    case Role::Screen:
    case Role::Heading:
    case Role::Text:
    case Role::TextField:
    case Role::Image:
    case Role::Progress:
    case Role::Toast: return false;
    }
    return false;
}

namespace {

bool is_pressable(Role role) { return is_target(role) || role == Role::TextField; }

std::string escaped(std::string_view label) {
    std::string out;
    for (char const c : label) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string words_of(NodeState const& state) {
    std::string out;
    auto const add = [&out](bool is, char const* word) {
        if (is) out += out.empty() ? word : fmt::format(",{}", word);
    };
    add(state.disabled, "disabled");
    add(state.pressed, "pressed");
    add(state.selected, "selected");
    add(state.focused, "focused");
    return out.empty() ? "-" : out;
}

long whole(float pixels) { return std::lround(pixels); }

} // namespace

Node const* Tree::find(std::string_view id) const {
    auto const found = std::ranges::find(nodes, id, &Node::id);
    return found == nodes.end() ? nullptr : &*found;
}

Node const* Tree::find_label(std::string_view label) const {
    Node const* found = nullptr; // under a question the same words may stand once more, disabled
    for (Node const& node : nodes)
        if (is_pressable(node.role) && node.label == label && (found == nullptr || found->state.disabled))
            found = &node;
    return found;
}

std::string Tree::dump() const {
    std::string out;
    for (Node const& node : nodes)
        out += fmt::format("{} {} \"{}\" [{} {} {} {}] {}\n", word_of(node.role), node.id, escaped(node.label),
                           whole(node.box.x), whole(node.box.y), whole(node.box.w), whole(node.box.h),
                           words_of(node.state));
    return out;
}

} // namespace kit
