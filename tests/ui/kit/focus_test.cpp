#include "tests/support/catch.h"

#include "tests/ui/kit/workbench.h"
#include "ui/kit/focus.h"

using kit::FocusStep;
using kit::Role;

namespace {

kit::Node node(Role role, std::string id, std::string label, kit::Rect box) {
    return {role, std::move(id), std::move(label), box, {}};
}

// Bars are drawn first, as the screens do; the way on before what it goes on from.
kit::Tree form() {
    kit::Tree tree;
    tree.nodes = {node(Role::Screen, "form", "Biểu mẫu", {0, 0, 1000, 1000}),
                  node(Role::Button, "bar.back", "Quay lại", {0, 900, 300, 90}),
                  node(Role::Button, "bar.finish", "Kết thúc", {700, 900, 300, 90}),
                  node(Role::Heading, "form.title", "Ở đâu?", {0, 100, 500, 60}),
                  node(Role::Button, "form.next", "Tiếp tục", {600, 700, 300, 90}),
                  node(Role::Text, "form.b", "b", {300, 210, 200, 40}),
                  node(Role::Text, "form.a", "a", {0, 200, 200, 60}),
                  node(Role::Text, "form.next.second", "thêm", {600, 750, 300, 30}),
                  node(Role::Text, "form.empty", "", {0, 300, 200, 60})};
    return tree;
}

kit::Tree with_keys() {
    kit::Tree tree = form();
    for (int row = 0; row < 2; ++row)
        for (int column = 0; column < 3; ++column)
            tree.nodes.push_back(
                node(Role::Key, "key." + std::to_string(row) + std::to_string(column), "x",
                     {static_cast<float>(column * 100 + row * 30), static_cast<float>(500 + row * 100), 90, 90}));
    return tree;
}

std::vector<std::string> ids(kit::Tree const& tree) {
    std::vector<std::string> all;
    for (auto const* stop : focus_order(tree))
        all.push_back(stop->id);
    return all;
}

// The focus after each step, as a screen that stays.
std::string after(kit::Focus& focus, kit::Tree& tree, std::vector<FocusStep> const& steps) {
    for (auto const step : steps) {
        focus.step(step, tree);
        focus.settle(tree);
    }
    return tree.focused;
}

void two_buttons(kit::Kit& kit, std::vector<std::string>& pressed) {
    kit.begin_screen("two", "Hai nút");
    kit.text("two.title", {100, 100, 600, 80}, "Hai nút", {.role = Role::Heading});
    if (kit.button("two.first", {100, 300, 400, 100}, "Một")) pressed.emplace_back("first");
    if (kit.button("two.second", {100, 500, 400, 100}, "Hai", {.enabled = false})) pressed.emplace_back("second");
}

} // namespace

TEST_CASE("the keys go from the heading down the screen, then along the bars, and round") {
    CHECK(ids(form()) ==
          std::vector<std::string>{"form.title", "form.a", "form.b", "form.next", "bar.back", "bar.finish"});
}

TEST_CASE("the first key only shows where the focus is, the next ones move it, and it goes round") {
    auto tree = form();
    kit::Focus focus;
    focus.settle(tree);
    CHECK(tree.focused.empty());
    CHECK(after(focus, tree, {FocusStep::Next}) == "form.title");
    CHECK(after(focus, tree, {FocusStep::Next}) == "form.a");
    CHECK(after(focus, tree, {FocusStep::Previous, FocusStep::Previous}) == "bar.finish");
    CHECK(after(focus, tree, {FocusStep::Next}) == "form.title");
    CHECK(tree.find("form.title")->state.focused);
}

TEST_CASE("a box that is squeezed to nothing is passed, not waited at for ever") {
    kit::Tree tree = form();
    tree.nodes[5].box.h = -3;
    tree.nodes[6].box.h = 0;
    CHECK(kit::focus_order(tree).size() == 6);
}

TEST_CASE("another screen begins at its heading") {
    auto tree = form();
    kit::Focus focus;
    after(focus, tree, {FocusStep::Next, FocusStep::Next, FocusStep::Next});
    tree.nodes.front().id = "other";
    focus.settle(tree);
    CHECK(tree.focused == "form.title");
}

TEST_CASE("a question over the screen is all there is, and when it goes the screen begins anew") {
    auto tree = form();
    kit::Focus focus;
    after(focus, tree, {FocusStep::Next, FocusStep::Next});
    auto covered = form();
    for (auto& each : covered.nodes)
        each.covered = each.role != Role::Screen;
    covered.nodes.push_back(node(Role::Heading, "idle.title", "Còn đây không?", {200, 300, 500, 60}));
    covered.nodes.push_back(node(Role::Button, "idle.stay", "Còn", {200, 500, 300, 90}));
    focus.settle(covered);
    CHECK(covered.focused == "idle.title");
    CHECK(ids(covered) == std::vector<std::string>{"idle.title", "idle.stay"});
    focus.settle(tree);
    CHECK(tree.focused == "form.title");
}

TEST_CASE("a stop that is gone leaves the focus on its neighbour") {
    auto tree = form();
    kit::Focus focus;
    after(focus, tree, {FocusStep::Next, FocusStep::Next, FocusStep::Next});
    REQUIRE(tree.focused == "form.b");
    std::erase_if(tree.nodes, [](auto const& each) { return each.id == "form.b"; });
    focus.settle(tree);
    CHECK(tree.focused == "form.next");
}

TEST_CASE("a row of keys is jumped to the nearest key of the next, and out of the keys") {
    auto tree = with_keys();
    kit::Focus focus;
    CHECK(after(focus, tree, {FocusStep::Next, FocusStep::Previous}) == "key.12");
    CHECK(after(focus, tree, {FocusStep::PreviousRow}) == "key.02");
    CHECK(after(focus, tree, {FocusStep::Previous, FocusStep::NextRow}) == "key.11");
    CHECK(after(focus, tree, {FocusStep::NextRow}) == "form.title");
    CHECK(after(focus, tree, {FocusStep::NextRow}) == "form.a");
    CHECK(after(focus, tree, {FocusStep::NextRow}) == "bar.back");
}

TEST_CASE("select presses what is focused as a finger does, and nothing that is disabled") {
    tests::Workbench bench;
    std::vector<std::string> pressed;
    auto const screen = [&](kit::Kit& kit) { two_buttons(kit, pressed); };
    auto const step = [&](FocusStep each) {
        bench.advance(300);
        bench.kit().step_focus(each);
        bench.draw(screen);
    };
    bench.draw(screen);
    step(FocusStep::Select); // shows the focus, no more
    step(FocusStep::Select); // on the heading
    CHECK(pressed.empty());
    step(FocusStep::Next);
    CHECK(bench.kit().touched());
    step(FocusStep::Select);
    CHECK(pressed == std::vector<std::string>{"first"});
    step(FocusStep::Next);
    CHECK(bench.kit().tree().focused == "two.second");
    step(FocusStep::Select);
    CHECK(pressed.size() == 1);
    bench.draw(screen);
    CHECK_FALSE(bench.kit().touched());
}

TEST_CASE("a second press of select on a screen that has just come is not taken") {
    tests::Workbench bench;
    std::vector<std::string> pressed;
    auto const first = [&](kit::Kit& kit) { two_buttons(kit, pressed); };
    auto const second = [&](kit::Kit& kit) {
        kit.begin_screen("next", "Màn hình sau");
        if (kit.button("two.first", {100, 300, 400, 100}, "Một")) pressed.emplace_back("bounced");
    };
    bench.draw(first);
    bench.kit().step_focus(FocusStep::Next);
    bench.draw(first);
    bench.kit().step_focus(FocusStep::Next);
    bench.draw(first);
    bench.kit().step_focus(FocusStep::Select);
    bench.draw(first);
    REQUIRE(pressed == std::vector<std::string>{"first"});
    bench.draw(second);
    bench.advance(100);
    bench.kit().step_focus(FocusStep::Select);
    bench.draw(second);
    CHECK(pressed.size() == 1);
    bench.advance(300);
    bench.kit().step_focus(FocusStep::Select);
    bench.draw(second);
    CHECK(pressed.back() == "bounced");
}

TEST_CASE("the end of a visit takes the focus away") {
    tests::Workbench bench;
    std::vector<std::string> pressed;
    auto const screen = [&](kit::Kit& kit) { two_buttons(kit, pressed); };
    bench.draw(screen);
    bench.kit().step_focus(FocusStep::Next);
    bench.draw(screen);
    REQUIRE(bench.kit().tree().focused == "two.title");
    bench.kit().forget();
    bench.draw(screen);
    CHECK(bench.kit().tree().focused.empty());
}
