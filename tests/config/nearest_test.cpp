#include "config/nearest.h"

#include <string>

#include "tests/support/catch.h"

TEST_CASE("a mistyped word finds the known word it means") {
    std::vector<std::string_view> const known{"printer.link", "printer.width_dots", "camera.source"};
    CHECK(config::nearest("printer.width_dot", known) == "printer.width_dots");
    CHECK(config::nearest("camera.sauce", known) == "camera.source");
    CHECK(config::nearest("", known) == "printer.link");
    CHECK(config::nearest("x", {}).empty());
    CHECK(config::nearest(std::string(1'000'000, 'x'), known) == "printer.link"); // bounded work
}
