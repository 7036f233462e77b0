// Focus: where the keys are, for people who use no finger. Everything that is read or pressed is a stop. The order is
// the reading order: the screen's heading, what is below it from the top, the bars of the screen, the keys of the
// keyboard; and round. What lies under a question is no stop. Pure; owned by Kit; ui thread.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ui/kit/tree.h"

namespace kit {

enum class FocusStep { Next, Previous, NextRow, PreviousRow, Select };

enum class StopGroup { Heading, Content, Bars, Keys };
StopGroup group_of(Node const& node);

// The stops in their order; pointers into the tree's nodes.
std::vector<Node const*> focus_order(Tree const& tree);

// Tells one screen, or one question over it, from another: the focus begins anew when it changes.
std::string scope_of(Tree const& tree);

class Focus {
public:
    // The first step of a visit only shows where the focus is. A row is one of the keyboard's; elsewhere, a group.
    void step(FocusStep step, Tree const& drawn);
    // After a drawing: begins anew on another screen, goes to the neighbour when the stop is gone, and marks the node.
    void settle(Tree& drawn);
    bool on() const { return on_; }
    std::string const& id() const { return id_; } // of the stop; empty: there is none
    void forget();

private:
    void move_by(int steps, std::vector<Node const*> const& stops);
    void move_row(bool forwards, std::vector<Node const*> const& stops);

    bool on_ = false;
    std::string scope_, id_;
    std::size_t index_ = 0;
};

} // namespace kit
