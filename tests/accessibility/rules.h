// The rules that every screen is held to, as pure functions of what was drawn. No screen, id or language is named in
// them: there are no exceptions. Sources: target and gap, notes on the field and WCAG 2.2 (2.5.8); text height, US
// Section 508 402.4 and EN 301 549 5.1.4; contrast, WCAG 2.2 (1.4.3, 1.4.6, 1.4.11); reach, EN 301 549 8.3.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "ui/kit/theme.h"
#include "ui/kit/tree.h"
#include "ui/stage/renderer.h"

namespace accessibility {

// A letter or icon as it was drawn.
struct Glyph {
    char32_t letter;
    bool icon;
    float cap_height; // pixels, of its font
    kit::Rect box;    // pixels
    kit::Colour ink;
};

struct Shot {
    kit::Tree const& tree;
    kit::Metrics metrics;
    kit::Rect screen;                           // where it may draw: all of the glass, or its lower part
    std::vector<Glyph> const& glyphs;           // those that are not under a question
    stage::Picture const* drawn = nullptr;      // nullptr: the rules of pixels are left out
    stage::Picture const* letterless = nullptr; // the same without letters and icons
};

// Millimetres and ratios.
struct Demands {
    double target = 20, key = 16, gap = 2.6;
    double cap_height = 4.8;
    double text_contrast = 4.5, shape_contrast = 3;
    double reach = 0; // height above the foot of the glass that a hand reaches; 0: all of it
};

struct Violation {
    std::string id; // of the node
    std::string_view rule;
    std::string detail;
};
using Violations = std::vector<Violation>;

// What a finger, an eye and an ear can reach: a question hides what is under it.
std::vector<kit::Node const*> reachable(kit::Tree const& tree);
kit::Node const* node_of(std::vector<kit::Node const*> const& nodes, Glyph const& glyph); // the smallest around it
double contrast(kit::Colour a, kit::Colour b); // WCAG 2.2: 1 to 21; alpha is not looked at

Violations target_size(Shot const& shot, Demands const& demands);
Violations target_gap(Shot const& shot, Demands const& demands);
Violations reach(Shot const& shot, Demands const& demands);
Violations text_height(Shot const& shot, Demands const& demands);
Violations text_contrast(Shot const& shot, Demands const& demands); // text, and icons as shapes
Violations edge_contrast(Shot const& shot, Demands const& demands);
Violations overlap(Shot const& shot, Demands const& demands);
Violations outside(Shot const& shot, Demands const& demands);
Violations clipped(Shot const& shot, Demands const& demands);
Violations stray(Shot const& shot, Demands const& demands); // letters that belong to nothing a reader is told of
Violations spoken(Shot const& shot, Demands const& demands);
Violations focus(Shot const& shot, Demands const& demands); // by the keys, from stop to stop

Violations all_rules(Shot const& shot, Demands const& demands);

} // namespace accessibility
