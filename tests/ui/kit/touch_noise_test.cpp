// What a hand or a panel does beside pressing.
#include "tests/support/catch.h"
#include "tests/ui/kit/hand.h"

using namespace tests;

TEST_CASE("a finger that bounces within 130 ms presses once, however often it bounces") {
    Hand hand;
    hand.hurried = true;
    int presses = 0;
    for (int i = 0; i < 4; ++i) {
        hand.down({118 + static_cast<float>(i), 110}); // wanders onto the neighbour
        hand.wait(40);
        hand.up({118 + static_cast<float>(i), 110});
        presses += hand.pressed("left") ? 1 : 0;
        CHECK_FALSE(hand.pressed("right"));
        hand.wait(129);
    }
    CHECK(presses == 1);
}

TEST_CASE("the same button acts again after 300 ms, its neighbour at once") {
    Hand hand;
    hand.hurried = true;
    auto const tapping = [&hand](Point at) {
        hand.down(at);
        hand.up(at);
    };
    tapping(on_left);
    REQUIRE(hand.pressed("left"));
    hand.wait(20);
    tapping(on_right);
    CHECK(hand.pressed("right"));
    hand.wait(299);
    tapping(on_right);
    CHECK(hand.pressed_nothing());
    hand.wait(1);
    tapping(on_left);
    CHECK(hand.pressed("left"));
}

TEST_CASE("a key takes a fast typist's double letter and not a bounce") {
    Hand hand;
    hand.hurried = true;
    hand.judge.add_target("key", {100, 100, 16, 16}, true, kit::Tempo::Key);
    hand.judge.end_drawing();
    auto const presses_after = [&hand](int milliseconds) {
        hand.wait(milliseconds);
        hand.down(on_left);
        hand.wait(70);
        hand.up(on_left);
        return hand.pressed("key");
    };
    CHECK(presses_after(0));
    CHECK(presses_after(60));
    CHECK_FALSE(presses_after(59));
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
    for (int const milliseconds : {14, 15}) {
        hand.down({110, 297});
        hand.wait(milliseconds);
        hand.up({110, 297});
        CHECK(hand.pressed("low") == (milliseconds == 15));
    }
    hand.down({110, 290}); // not at the rim
    hand.up({110, 290});
    CHECK(hand.pressed("low"));
}
