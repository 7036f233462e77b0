// What a hand or a panel does beside pressing.
#include "tests/support/catch.h"
#include "tests/ui/kit/hand.h"

using namespace tests;

TEST_CASE("a finger that bounces within 160 ms presses once, however often it bounces") {
    Hand hand;
    hand.hurried = true;
    int presses = 0;
    for (int i = 0; i < 4; ++i) {
        hand.down({118 + static_cast<float>(i), 110}); // wanders onto the neighbour
        hand.wait(40);
        hand.up({118 + static_cast<float>(i), 110});
        presses += hand.pressed("left") ? 1 : 0;
        CHECK_FALSE(hand.pressed("right"));
        hand.wait(159);
    }
    CHECK(presses == 1);
}

TEST_CASE("after a button no button acts for 300 ms, whichever it is") {
    Hand hand;
    hand.hurried = true;
    auto const tapping = [&hand](Point at) {
        hand.down(at);
        hand.up(at);
    };
    tapping(on_left);
    REQUIRE(hand.pressed("left"));
    hand.wait(299);
    tapping(on_right);
    CHECK(hand.pressed_nothing());
    tapping(on_left);
    CHECK(hand.pressed_nothing());
    hand.wait(161); // neither is it a bounce
    tapping(on_right);
    CHECK(hand.pressed("right"));
}

TEST_CASE("a key takes the double letter of a fast typist, and no bounce of a slow one") {
    Hand hand;
    hand.hurried = true;
    hand.judge.add_target("key", {100, 100, 16, 16}, true, kit::Tempo::Key);
    hand.judge.add_target("other", {130, 100, 16, 16}, true, kit::Tempo::Key);
    hand.judge.end_drawing();
    auto const presses_after = [&hand](int milliseconds, std::string_view id) {
        Point const at = id == "key" ? on_left : on_right;
        hand.wait(milliseconds);
        hand.down(at);
        hand.wait(70);
        hand.up(at);
        return hand.pressed(id);
    };
    CHECK(presses_after(0, "other"));
    CHECK(presses_after(100, "key"));
    CHECK(presses_after(60, "key"));
    CHECK_FALSE(presses_after(59, "key"));

    CHECK(presses_after(600, "key"));
    CHECK_FALSE(presses_after(159, "key"));
    CHECK(presses_after(160, "key"));
}

TEST_CASE("a finger that bounces onto the next screen has bounced there twice, too") {
    Hand hand;
    hand.hurried = true;
    hand.down(on_left);
    hand.up(on_left);
    REQUIRE(hand.pressed("left"));
    hand.draw("b");
    auto const presses_after = [&hand](int milliseconds) {
        hand.wait(milliseconds);
        hand.down(on_left);
        hand.wait(80);
        hand.up(on_left);
        return hand.pressed("left");
    };
    CHECK_FALSE(presses_after(120));
    CHECK_FALSE(presses_after(120)); // 320 ms after the screen came
    CHECK(presses_after(120));       // a bounce too many is a press: nothing is deaf for ever
}

TEST_CASE("three contacts at once are a palm and press nothing, and the finger after them does") {
    Hand hand;
    hand.hurried = true;
    hand.down(on_left, 1);
    hand.wait(20);
    hand.down({200, 200}, 2);
    CHECK(hand.judge.held("left"));
    hand.wait(20);
    hand.down(on_right, 3);
    REQUIRE(hand.judge.contacts().size() == 1);
    CHECK(hand.judge.contacts()[0].id.empty());
    CHECK_FALSE(hand.judge.held("left"));
    hand.wait(149);
    hand.down(on_right, 4); // the heel of the same hand
    for (std::int64_t const finger : {1, 3, 4}) {
        hand.up(finger == 1 ? on_left : on_right, finger);
        CHECK(hand.pressed_nothing());
    }
    hand.wait(150);
    hand.down(on_right, 5);
    hand.up(on_right, 5);
    CHECK(hand.pressed("right"));
}

TEST_CASE("a finger that was there before a palm came still presses") {
    Hand hand;
    hand.hurried = true;
    hand.down(on_left, 1);
    hand.wait(150);
    for (std::int64_t const finger : {2, 3, 4})
        hand.down({300, 280 + static_cast<float>(finger)}, finger);
    hand.up(on_left, 1);
    CHECK(hand.pressed("left"));
}

TEST_CASE("a contact that trembles for ever gives way after ten seconds, too") {
    Hand hand;
    hand.hurried = true;
    hand.down(on_left, 1);
    for (int i = 0; i < 100; ++i) {
        hand.wait(100);
        hand.move({on_left.x + static_cast<float>(i % 2), on_left.y}, 1);
    }
    hand.down(on_right, 2);
    hand.up(on_right, 2);
    CHECK(hand.pressed("right"));
    hand.up(on_left, 1);
    CHECK(hand.pressed_nothing());
}

TEST_CASE("a blink at the rim of the glass is a panel's ghost, a press there is not") {
    Hand hand;
    hand.judge.add_target("low", {100, 276, 40, 20}, true);
    hand.judge.end_drawing();
    for (int const milliseconds : {39, 40}) {
        hand.down({110, 297});
        hand.wait(milliseconds);
        hand.up({110, 297});
        CHECK(hand.pressed("low") == (milliseconds == 40));
    }
    hand.down({110, 290}); // not at the rim
    hand.up({110, 290});
    CHECK(hand.pressed("low"));
}
