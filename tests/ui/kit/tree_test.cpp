#include "tests/support/catch.h"

#include "ui/kit/tree.h"

TEST_CASE("the tree is written a node a line, with quotes, backslashes and line ends escaped") {
    kit::Tree tree;
    tree.nodes.push_back({kit::Role::Screen, "home", "Trang đầu", {0, 0, 1920, 1080}, {}});
    tree.nodes.push_back({kit::Role::Button, "report.send", "Gửi", {10.4f, 20.6f, 100, 72}, {.pressed = true}});
    tree.nodes.push_back(
        {kit::Role::TextField, "text", "a \"b\" \\\nc", {1, 2, 3, 4}, {.disabled = true, .focused = true}});
    tree.nodes.push_back({kit::Role::ListItem, "list.a", "", {0, 0, 0, 0}, {.selected = true}});
    CHECK(tree.dump() == "screen home \"Trang đầu\" [0 0 1920 1080] -\n"
                         "button report.send \"Gửi\" [10 21 100 72] pressed\n"
                         "textfield text \"a \\\"b\\\" \\\\\\nc\" [1 2 3 4] disabled,focused\n"
                         "listitem list.a \"\" [0 0 0 0] selected\n");
}

TEST_CASE("a label finds what can be pressed, not the words beside it") {
    kit::Tree tree;
    tree.nodes.push_back({kit::Role::Text, "words", "Gửi", {}, {}});
    tree.nodes.push_back({kit::Role::Tile, "tile", "Gửi", {}, {}});
    REQUIRE(tree.find_label("Gửi") != nullptr);
    CHECK(tree.find_label("Gửi")->id == "tile");
    CHECK(tree.find("words") == &tree.nodes[0]);
    CHECK(tree.find("nothing") == nullptr);
    CHECK(tree.find_label("gửi") == nullptr);
}

TEST_CASE("of two with the same label the first that is enabled is found") {
    kit::Tree tree;
    tree.nodes.push_back({kit::Role::Button, "bar.finish", "Kết thúc", {}, {.disabled = true}});
    CHECK(tree.find_label("Kết thúc")->id == "bar.finish");
    tree.nodes.push_back({kit::Role::Button, "idle.leave", "Kết thúc", {}, {}});
    tree.nodes.push_back({kit::Role::Button, "third", "Kết thúc", {}, {}});
    CHECK(tree.find_label("Kết thúc")->id == "idle.leave");
}

TEST_CASE("every role has a word of its own") {
    CHECK(kit::word_of(kit::Role::Heading) == "heading");
    CHECK(kit::word_of(kit::Role::Key) == "key");
    CHECK(kit::word_of(kit::Role::Image) == "image");
    CHECK(kit::word_of(kit::Role::Progress) == "progress");
    CHECK(kit::word_of(kit::Role::Toast) == "toast");
}
