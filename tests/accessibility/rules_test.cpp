// Each rule is broken by a screen that is wrong in that one way, and by none that is right.
#include <set>

#include "kiosk/base/text.h"
#include "tests/accessibility/pseudo.h"
#include "tests/accessibility/rules.h"
#include "tests/support/catch.h"

using namespace accessibility;
using kit::Rect;
using kit::Role;

namespace {

// A glass of one pixel to the millimetre's half: 400 x 200 mm.
constexpr int width = 800, height = 400;

// Two buttons of 30 x 20 mm with words, 10 mm apart, and a line of text.
struct Screen {
    Screen() {
        add(Role::Screen, "a", "A", {0, 0, 800, 400});
        add(Role::Button, "a.left", "Gửi", {100, 100, 60, 40});
        add(Role::Button, "a.right", "Thôi", {180, 100, 60, 40});
        add(Role::Text, "a.text", "Xin chào", {100, 200, 100, 20});
        for (float const x : {110.0F, 190.0F})
            glyphs.push_back({U'G', false, 12, {x, 110, 10, 12}, 0x000000FF});
        glyphs.push_back({U'X', false, 12, {101, 203, 10, 12}, 0x000000FF});
        drawn = {width, height, std::vector<std::uint32_t>(std::size_t{width} * height, 0xFFFFFF)};
        letterless = drawn;
        for (auto const& node : tree.nodes)
            if (node.role == Role::Button) paint_edge(node.box, 0x404040);
        for (auto const& glyph : glyphs)
            paint(drawn, glyph.box, 0x000000);
    }

    void add(Role role, std::string id, std::string label, Rect box) {
        tree.nodes.push_back({role, std::move(id), std::move(label), box, {}});
    }
    kit::Node& node(std::string_view id) {
        return *std::find_if(tree.nodes.begin(), tree.nodes.end(), [&](auto const& it) { return it.id == id; });
    }
    static void paint(stage::Picture& picture, Rect const& box, std::uint32_t colour) {
        for (int y = static_cast<int>(box.y); y < static_cast<int>(box.bottom()); ++y)
            for (int x = static_cast<int>(box.x); x < static_cast<int>(box.right()); ++x)
                picture.pixels[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] = colour;
    }
    void paint_edge(Rect const& box, std::uint32_t colour, std::uint32_t inside = 0xFFFFFF) {
        for (auto* picture : {&drawn, &letterless}) {
            paint(*picture, box, colour);
            paint(*picture, box.inset(1), inside);
        }
    }

    Shot shot() const {
        return {tree, kit::Metrics(width, height, 400, 200), {0, 0, 800, 400}, glyphs, &drawn, &letterless};
    }
    // "id rule", sorted.
    std::set<std::string> broken(Demands const& demands = {}) const {
        std::set<std::string> all;
        for (auto const& it : all_rules(shot(), demands))
            all.insert(it.id + " " + std::string(it.rule));
        return all;
    }

    kit::Tree tree;
    std::vector<Glyph> glyphs;
    stage::Picture drawn, letterless;
};

using Broken = std::set<std::string>;

} // namespace

TEST_CASE("a screen that is right breaks no rule") { CHECK(Screen().broken().empty()); }

TEST_CASE("a target of 19 mm is too small, and a key of 16 mm is not") {
    Screen screen;
    screen.node("a.left").box.h = 38;
    CHECK(screen.broken().contains("a.left target"));
    CHECK(target_size(screen.shot(), {}).size() == 1);
    screen.node("a.left").role = Role::Key;
    CHECK(target_size(screen.shot(), {}).empty());
}

TEST_CASE("two targets 2 mm apart are too near") {
    Screen screen;
    screen.node("a.right").box.x = 164;
    auto const found = target_gap(screen.shot(), {});
    REQUIRE(found.size() == 1);
    CHECK(found[0].id == "a.right");
    CHECK(found[0].detail == "2.0 mm to a.left, has to be 2.6");
}

TEST_CASE("what lies above the line of reach breaks it, only where there is one") {
    Screen screen;
    Demands demands;
    CHECK(reach(screen.shot(), demands).empty());
    demands.reach = 150;
    CHECK(reach(screen.shot(), demands).empty());
    demands.reach = 149;
    CHECK(reach(screen.shot(), demands).size() == 2);
}

TEST_CASE("capitals of less than 4.8 mm are too low, icons and larger letters are not") {
    Screen screen;
    screen.glyphs[0].cap_height = 9; // 4.5 mm
    CHECK(screen.broken() == Broken{"a.left text-height"});
    screen.glyphs[0].icon = true;
    CHECK(screen.broken().empty());
    Demands large;
    large.cap_height = 7.3;
    CHECK(text_height(screen.shot(), large).size() == 2);
}

TEST_CASE("grey on white is too faint, with the demand of high contrast sooner") {
    Screen screen;
    screen.glyphs[2].ink = 0x767676FF; // 4.54 : 1
    CHECK(screen.broken().empty());
    Demands high;
    high.text_contrast = 7;
    CHECK(screen.broken(high) == Broken{"a.text contrast"});
    screen.glyphs[2].ink = 0x777777FF; // 4.48 : 1
    CHECK(screen.broken() == Broken{"a.text contrast"});
    screen.glyphs[2].icon = true; // a shape: 3 : 1
    CHECK(screen.broken().empty());
    screen.glyphs[2].ink = 0x00000060; // black that is let through
    CHECK(screen.broken() == Broken{"a.text icon-contrast"});
}

TEST_CASE("contrast is that of the ground the pixels show, not of one that was meant") {
    Screen screen;
    screen.letterless.pixels.assign(screen.letterless.pixels.size(), 0x303030);
    CHECK(text_contrast(screen.shot(), {}).size() == 3);
}

TEST_CASE("letters that something is drawn over are hidden") {
    Screen screen;
    Screen::paint(screen.drawn, screen.glyphs[2].box, 0xFFFFFF);
    CHECK(screen.broken() == Broken{"a.text hidden"});
}

TEST_CASE("what is disabled may be faint") {
    Screen screen;
    screen.glyphs[0].ink = 0xDDDDDDFF;
    screen.paint_edge(screen.node("a.left").box, 0xEEEEEE);
    CHECK(screen.broken() == Broken{"a.left contrast", "a.left edge", "a.left hidden"});
    screen.node("a.left").state.disabled = true;
    CHECK(screen.broken().empty());
}

TEST_CASE("a control whose edge is lost at one side breaks the rule, one that draws no surface does not") {
    Screen screen;
    Rect const box = screen.node("a.right").box;
    screen.paint_edge(box, 0x959595); // 2.96 : 1
    CHECK(edge_contrast(screen.shot(), {}).size() == 1);
    screen.paint_edge(box, 0x404040);
    Screen::paint(screen.drawn, {box.x, box.y - 4, box.w, 5}, 0x404040); // dark above, too
    Screen::paint(screen.drawn, box.inset(0, 0), 0x404040);
    CHECK(edge_contrast(screen.shot(), {}).size() == 1);
    Screen::paint(screen.drawn, box.inset(-8), 0xFFFFFF);
    CHECK(edge_contrast(screen.shot(), {}).empty());
}

TEST_CASE("two things on one another overlap, a second line in its button does not") {
    Screen screen;
    screen.node("a.text").box = {150, 110, 60, 20};
    CHECK(overlap(screen.shot(), {}).size() == 2);
    screen.node("a.text").box = {110, 120, 40, 18};
    screen.node("a.text").id = "a.left.second";
    CHECK(overlap(screen.shot(), {}).empty());
}

TEST_CASE("what leaves the screen is outside") {
    Screen screen;
    screen.node("a.text").box = {750, 200, 60, 20};
    auto const found = outside(screen.shot(), {});
    REQUIRE(found.size() == 1);
    CHECK(found[0].id == "a.text");
}

TEST_CASE("a label that is cut is clipped, one that has the sign in its own words is not, nor what people wrote") {
    Screen screen;
    screen.glyphs[2].letter = U'…';
    CHECK(screen.broken() == Broken{"a.text clipped"});
    screen.node("a.text").label = "Tìm…";
    CHECK(screen.broken().empty());
    screen.node("a.text").label = "Đường ngập";
    screen.node("a.text").id = "review.text";
    CHECK(screen.broken().empty());
}

TEST_CASE("letters outside of every node are stray") {
    Screen screen;
    screen.glyphs.push_back({U'Y', false, 12, {400, 300, 10, 12}, 0x000000FF});
    CHECK(screen.broken() == Broken{"a stray"});
}

TEST_CASE("an enabled target without words cannot be read aloud") {
    Screen screen;
    screen.node("a.left").label = " ";
    CHECK(screen.broken() == Broken{"a.left spoken"});
    screen.node("a.left").spoken = "Gửi đi";
    CHECK(screen.broken().empty());
    screen.node("a.left").spoken.clear();
    screen.node("a.left").state.disabled = true;
    CHECK(screen.broken().empty());
}

TEST_CASE("a control that the keys never come to breaks the rule of focus") {
    Screen screen;
    CHECK(focus(screen.shot(), {}).empty());
    screen.node("a.right").label.clear(); // without words it is no stop
    auto const found = focus(screen.shot(), {});
    REQUIRE(found.size() == 1);
    CHECK(found[0].id == "a.right");
}

TEST_CASE("what lies under a question is not looked at") {
    Screen screen;
    for (auto& node : screen.tree.nodes) {
        if (node.role == Role::Screen) continue;
        node.covered = true;
        node.box.x = 100; // on one another
    }
    screen.add(Role::Button, "idle.stay", "Còn đây", {300, 300, 60, 40});
    auto const nodes = reachable(screen.tree);
    REQUIRE(nodes.size() == 1);
    CHECK(nodes[0]->id == "idle.stay");
}

TEST_CASE("contrast is what WCAG 2.2 says it is") {
    CHECK(contrast(0x000000FF, 0xFFFFFFFF) == Approx(21));
    CHECK(contrast(0xFFFFFFFF, 0x777777FF) == Approx(4.478).epsilon(0.001));
    CHECK(contrast(0x123456FF, 0x123456FF) == Approx(1));
}

TEST_CASE("a longer sentence has 40 % more letters, with marks, and what stands in braces as it was") {
    for (std::string_view const sentence :
         {"Gửi", "Bước {step} trên {count}", "OK", "Xin chào quý khách đến với Trạm Số"}) {
        auto const longer = lengthened(sentence);
        INFO(longer);
        CHECK(base::is_utf8(longer));
        CHECK(base::length(longer) * 10 >= base::length(sentence) * 14);
        CHECK((sentence.find("{step}") == std::string_view::npos) == (longer.find("{step}") == std::string::npos));
    }
    CHECK(lengthened("Send now") == "Sểnd nỗw Sển");
}
