#include "tests/support/catch.h"
#include "tests/ui/kit/workbench.h"

#include <algorithm>

using kit::KeyboardLayout;
using tests::Workbench;

TEST_CASE("nothing") { CHECK(kit::Kit::rows_of(KeyboardLayout::Vietnamese) == 5); }
