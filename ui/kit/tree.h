// Tree: what is on the screen, recorded while it is drawn: for the scripted visit, for tests, and later for reading
// aloud. One node a line, `ROLE ID "LABEL" [X Y W H] STATE`; label with \" \\ and \n escaped; STATE is "-" or words
// parted by ',' out of: disabled, pressed, selected, focused. Rebuilt each frame by the Kit; owned by it; ui thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "ui/kit/geometry.h"

namespace kit {

enum class Role { Screen, Heading, Text, Button, Tile, ListItem, TextField, Key, Image, Progress, Toast };

bool is_target(Role role);           // is pressed: a button, tile, list item or key
std::string_view word_of(Role role); // "screen", "heading", "text", "button", "tile", "listitem", "textfield", "key", …

struct NodeState {
    bool disabled = false, pressed = false, selected = false, focused = false;
};

struct Node {
    Role role;
    std::string id;    // dotted constant, "report.send"; never derived from what is shown
    std::string label; // what a person reads
    Rect box;          // of what is drawn, pixels; for text the ink's lines, not the space around
    NodeState state;
    std::string spoken = {}; // what is said in place of the label; empty: the label
    bool covered = false;    // a question lies over it
};

class Tree {
public:
    std::vector<Node> nodes;
    int cut_lines = 0;   // lines of text that ended with …, since the frame began
    std::string focused; // id of the node that the keys are on; empty: no keys are used

    Node const* find(std::string_view id) const;
    // A pressable node (button, tile, listitem, key, textfield) with this label; an enabled one before a disabled.
    Node const* find_label(std::string_view label) const;
    std::string dump() const;
};

} // namespace kit
