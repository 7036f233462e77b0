// Rules: what every screen owes to the eye and the finger, whatever the panel, the letters and the language. The tests
// ask for the complaints; so does the program that makes the pictures.
#pragma once
#include <string>
#include <vector>

#include "ui/kit/kit.h"

namespace tests {

bool is_target(kit::Node const& node);
// What a finger can mean: below a question over the screen nothing can be touched.
std::vector<kit::Node> reachable(kit::Tree const& tree);
float gap_between(kit::Rect const& a, kit::Rect const& b); // below 0: they overlap

// Words cut short, targets too small or too close, words on words, anything beyond the screen, an id used twice. One
// sentence each.
std::vector<std::string> complaints(kit::Kit const& kit);

} // namespace tests
