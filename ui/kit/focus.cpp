#include "ui/kit/focus.h"

#include <algorithm>
#include <cmath>

namespace kit {

namespace {

// The second line of a target is read together with it.
bool belongs_to_target(Node const& node, Tree const& tree) {
    constexpr std::string_view second = ".second";
    if (node.role != Role::Text || !node.id.ends_with(second)) return false;
    Node const* of = tree.find(std::string_view(node.id).substr(0, node.id.size() - second.size()));
    return of != nullptr && is_target(of->role);
}

bool is_stop(Node const& node, Tree const& tree) {
    if (node.covered || node.role == Role::Screen) return false;
    if (node.role == Role::TextField) return true; // also while nothing is typed
    return !node.label.empty() && !belongs_to_target(node, tree);
}

// Side by side: each reaches past the middle of the other's height.
bool same_line(Rect const& a, Rect const& b) {
    return a.y < b.centre().y && b.centre().y < a.bottom() && b.y < a.centre().y && a.centre().y < b.bottom();
}

// From the top, and within a line from the left. Lines are found first, for "beside" alone is no order.
void sort_as_read(std::vector<Node const*>& nodes) {
    std::ranges::stable_sort(nodes, {}, [](Node const* node) { return node->box.centre().y; });
    auto line = nodes.begin();
    while (line != nodes.end()) {
        // A box squeezed to nothing is in no line, not even in its own: it is passed all the same.
        auto end =
            std::find_if(line + 1, nodes.end(), [&](Node const* node) { return !same_line((*line)->box, node->box); });
        std::stable_sort(line, end, [](Node const* a, Node const* b) { return a->box.x < b->box.x; });
        line = end;
    }
}

std::size_t index_of(std::vector<Node const*> const& stops, std::string_view id) {
    auto const found = std::ranges::find(stops, id, [](Node const* node) { return std::string_view(node->id); });
    return static_cast<std::size_t>(found - stops.begin());
}

float away(Node const& a, Node const& b) { return std::abs(a.box.centre().x - b.box.centre().x); }

bool same_row(Node const& a, Node const& b) {
    if (group_of(a) != group_of(b)) return false;
    return group_of(a) != StopGroup::Keys || same_line(a.box, b.box);
}

} // namespace

StopGroup group_of(Node const& node) {
    if (node.role == Role::Heading) return StopGroup::Heading;
    if (node.role == Role::Key) return StopGroup::Keys;
    return node.id.starts_with("bar.") ? StopGroup::Bars : StopGroup::Content;
}

std::vector<Node const*> focus_order(Tree const& tree) {
    std::vector<Node const*> order;
    for (StopGroup const group : {StopGroup::Heading, StopGroup::Content, StopGroup::Bars, StopGroup::Keys}) {
        std::vector<Node const*> nodes;
        for (Node const& node : tree.nodes)
            if (group_of(node) == group && is_stop(node, tree)) nodes.push_back(&node);
        if (group != StopGroup::Keys) sort_as_read(nodes); // keys are drawn row by row
        order.insert(order.end(), nodes.begin(), nodes.end());
    }
    return order;
}

std::string scope_of(Tree const& tree) {
    std::string screen, over;
    bool covered = false;
    for (Node const& node : tree.nodes) {
        if (node.role == Role::Screen) screen = node.id;
        covered = covered || node.covered;
        if (over.empty() && !node.covered && node.role != Role::Screen && node.role != Role::Toast) over = node.id;
    }
    return covered ? screen + "/" + over : screen;
}

void Focus::step(FocusStep step, Tree const& drawn) {
    auto const stops = focus_order(drawn);
    if (!on_ || stops.empty()) {
        on_ = true;
        return;
    }
    switch (step) {
    case FocusStep::Next: return move_by(1, stops);
    case FocusStep::Previous: return move_by(-1, stops);
    case FocusStep::NextRow: return move_row(true, stops);
    case FocusStep::PreviousRow: return move_row(false, stops);
    case FocusStep::Select: return;
    }
}

void Focus::move_by(int steps, std::vector<Node const*> const& stops) {
    auto const count = static_cast<int>(stops.size());
    int const at = (static_cast<int>(index_) + steps + count) % count;
    index_ = static_cast<std::size_t>(at);
    id_ = stops[index_]->id;
}

// To the nearest of the next row of keys; out of the keys to the first, or backwards the last, of what is there.
void Focus::move_row(bool forwards, std::vector<Node const*> const& stops) {
    std::size_t const here = std::min(index_, stops.size() - 1);
    int const step = forwards ? 1 : -1;
    Node const& from = *stops[here];
    for (std::size_t walked = 0; walked < stops.size() && same_row(*stops[index_], from); ++walked)
        move_by(step, stops);
    Node const& first = *stops[index_];
    if (group_of(first) != StopGroup::Keys || group_of(from) != StopGroup::Keys) return;
    for (std::size_t other = 0; other < stops.size(); ++other)
        if (same_row(*stops[other], first) && away(*stops[other], from) < away(*stops[index_], from)) index_ = other;
    id_ = stops[index_]->id;
}

void Focus::settle(Tree& drawn) {
    drawn.focused.clear();
    if (!on_) return; // no keys are used: nothing is sorted for them
    auto const stops = focus_order(drawn);
    auto scope = scope_of(drawn);
    if (scope != scope_) {
        scope_ = std::move(scope);
        index_ = 0;
        id_ = stops.empty() ? "" : stops.front()->id;
    }
    if (stops.empty()) return;
    auto const found = index_of(stops, id_);
    index_ = found < stops.size() ? found : std::min(index_, stops.size() - 1);
    id_ = stops[index_]->id;
    drawn.focused = id_;
    drawn.nodes[static_cast<std::size_t>(stops[index_] - drawn.nodes.data())].state.focused = true;
}

void Focus::forget() { *this = Focus(); }

} // namespace kit
