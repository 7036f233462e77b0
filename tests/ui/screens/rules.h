// What a drawn screen breaks of the rules of tests/accessibility that need no letters and no pixels, and of two more:
// no words of ours are cut short, no id is used twice. A sentence each.
#pragma once
#include <string>
#include <vector>

#include "ui/kit/kit.h"

namespace tests {

std::vector<std::string> complaints(kit::Kit const& kit);

} // namespace tests
