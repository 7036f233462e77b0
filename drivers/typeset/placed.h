// A text of a slip and where it stands, so that what is read off the paper can be held against it. Value type.
#pragma once
#include <string>

namespace typeset {

struct Placed {
    std::string text;
    int left = 0, top = 0, width = 0, height = 0; // dots
};

} // namespace typeset
