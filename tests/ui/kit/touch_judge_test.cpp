#include "tests/support/catch.h"
#include "tests/ui/kit/hand.h"

using namespace tests;

TEST_CASE("a press acts when the finger lifts, once") {
    Hand hand;
    hand.down(on_left);
    CHECK(hand.judge.held("left"));
    CHECK(hand.pressed_nothing());
    hand.up(on_left);
    CHECK(hand.pressed("left"));
    hand.judge.judge({}, hand.now);
    CHECK(hand.pressed_nothing());
}

TEST_CASE("a tap of no length, down and up in one go, presses") {
    Hand hand;
    Touch const touches[]{{TouchPhase::Down, 1, on_left, hand.now, false},
                          {TouchPhase::Up, 1, on_left, hand.now, false}};
    hand.judge.judge(touches, hand.now);
    CHECK(hand.pressed("left"));
}

TEST_CASE("a press of ten minutes still acts") {
    Hand hand;
    hand.down(on_left);
    hand.wait(600'000);
    hand.up(on_left);
    CHECK(hand.pressed("left"));
}

TEST_CASE("a hand that trembles presses what it went down on") {
    Hand hand;
    hand.down(on_left);
    for (int i = 0; i < 40; ++i) {
        hand.wait(25);
        hand.move({on_left.x + (i % 2 == 0 ? 9.0f : -9.0f), on_left.y + static_cast<float>(i % 5)});
    }
    hand.up({117, 111});
    CHECK(hand.pressed("left"));
}

TEST_CASE("a finger may leave by 8 mm and no more") {
    Hand hand;
    hand.down(on_left);
    hand.move({110, 127.9f});
    hand.up({110, 127.9f});
    CHECK(hand.pressed("left"));

    hand.down(on_left);
    hand.move({110, 128.1f});
    hand.move(on_left);
    hand.up(on_left);
    CHECK(hand.pressed_nothing());

    hand.down(on_left);
    hand.up({110, 128.1f}); // without a move before
    CHECK(hand.pressed_nothing());
}

TEST_CASE("sliding onto the neighbour presses the one it began on") {
    Hand hand;
    hand.down({118, 110});
    hand.move({127, 110});
    hand.up({127, 110});
    CHECK(hand.pressed("left"));
}

TEST_CASE("a near miss goes to the nearest target within 4 mm") {
    Hand hand;
    auto const tapping = [&hand](Point at) {
        hand.down(at);
        hand.up(at);
    };
    tapping({122, 110});
    CHECK(hand.pressed("left"));
    tapping({124, 110});
    CHECK(hand.pressed("right"));
    tapping({110, 96.1f});
    CHECK(hand.pressed("left"));
    tapping({110, 95.9f});
    CHECK(hand.pressed_nothing());
}

TEST_CASE("of targets that lie on one another the last drawn is pressed") {
    Hand hand;
    hand.judge.add_target("below", {0, 0, 50, 50}, true);
    hand.judge.add_target("above", {10, 10, 20, 20}, true);
    hand.judge.end_drawing();
    hand.down({20, 20});
    hand.up({20, 20});
    CHECK(hand.pressed("above"));
}

TEST_CASE("a second finger changes nothing while the first presses") {
    Hand hand;
    hand.down(on_left, 1);
    hand.down(on_right, 2);
    hand.move(nowhere, 2);
    hand.up(on_right, 2);
    CHECK(hand.pressed_nothing());
    hand.up(on_left, 1);
    CHECK(hand.pressed("left"));
}

TEST_CASE("a palm that rests beside the buttons does not stop the finger") {
    Hand hand;
    hand.down(nowhere, 1);
    hand.down(on_right, 2);
    hand.up(on_right, 2);
    CHECK(hand.pressed("right"));
}

TEST_CASE("a first finger whose end was lost gives way after ten seconds") {
    Hand hand;
    hand.hurried = true;
    hand.down(on_left, 1);
    hand.wait(9'999);
    hand.down(on_right, 2);
    hand.up(on_right, 2);
    CHECK(hand.pressed_nothing());
    hand.wait(1);
    hand.down(on_right, 3);
    hand.up(on_right, 3);
    CHECK(hand.pressed("right"));
}

TEST_CASE("a press that was cancelled does not act") {
    Hand hand;
    hand.down(on_left);
    hand.put(TouchPhase::Cancelled, on_left);
    CHECK_FALSE(hand.judge.held("left"));
    hand.up(on_left);
    CHECK(hand.pressed_nothing());
}

TEST_CASE("a press that began on one screen does not act on the next") {
    Hand hand;
    hand.down(on_left);
    hand.draw("b");
    hand.wait(1000);
    hand.up(on_left);
    CHECK(hand.pressed_nothing());
}

TEST_CASE("a press decided before a new screen begins is not seen by it") {
    Hand hand;
    hand.down(on_left);
    hand.up(on_left);
    REQUIRE(hand.pressed("left"));
    hand.judge.begin_screen("b");
    CHECK(hand.pressed_nothing());
}

TEST_CASE("after a new screen presses count from 250 ms on") {
    for (int const milliseconds : {249, 250}) {
        Hand hand;
        hand.hurried = true;
        hand.judge.judge({}, hand.now);
        hand.draw("b");
        hand.wait(milliseconds);
        hand.down(on_left);
        hand.up(on_left);
        CHECK(hand.pressed("left") == (milliseconds == 250));
    }
}

TEST_CASE("drawing the same screen again keeps the press") {
    Hand hand;
    hand.down(on_left);
    hand.draw("a");
    hand.up(on_left);
    CHECK(hand.pressed("left"));
}

TEST_CASE("a disabled target swallows its press, also when it is disabled under the finger") {
    Hand hand;
    hand.draw("a", false);
    hand.down(on_right);
    hand.up(on_right);
    CHECK(hand.pressed_nothing());
    hand.down({124, 110}); // nearest to the disabled one: does not fall to its neighbour
    hand.up({124, 110});
    CHECK(hand.pressed_nothing());

    hand.draw("a", true);
    hand.down(on_right);
    hand.draw("a", false);
    hand.up(on_right);
    CHECK(hand.pressed_nothing());
}

TEST_CASE("a target that went away takes its press with it") {
    Hand hand;
    hand.down(on_left);
    hand.judge.add_target("right", {126, 100, 20, 20}, true);
    hand.judge.end_drawing();
    hand.up(on_left);
    CHECK(hand.pressed_nothing());
}

TEST_CASE("what a question covers cannot be pressed, and the question only 250 ms after it came") {
    Hand hand;
    hand.hurried = true;
    hand.judge.judge({}, hand.now);
    hand.draw("a", true, true);
    hand.down(on_left);
    hand.up(on_left);
    CHECK(hand.pressed_nothing());
    hand.wait(250);
    hand.draw("a", true, true);
    hand.down(on_right);
    hand.up(on_right);
    CHECK(hand.pressed_nothing());
    hand.down(on_left);
    hand.up(on_left);
    CHECK(hand.pressed("answer"));
}

TEST_CASE("two taps on keys in one go are given one at a time, in order") {
    Hand hand;
    auto const draw_keys = [&hand] {
        hand.judge.add_target("left", {100, 100, 20, 20}, true, kit::Tempo::Key);
        hand.judge.add_target("right", {126, 100, 20, 20}, true, kit::Tempo::Key);
        hand.judge.end_drawing();
    };
    draw_keys();
    std::vector<Touch> touches;
    for (Point const at : {on_left, on_right})
        for (TouchPhase const phase : {TouchPhase::Down, TouchPhase::Up})
            touches.push_back({phase, 1, at, hand.now, false});
    hand.judge.judge(touches, hand.now);
    CHECK(hand.pressed("left"));
    CHECK_FALSE(hand.pressed("right"));
    CHECK(hand.judge.has_waiting());
    draw_keys();
    hand.judge.judge({}, hand.now);
    CHECK(hand.pressed("right"));
    CHECK_FALSE(hand.judge.has_waiting());
}

TEST_CASE("the tap behind one that changed the screen is dropped") {
    Hand hand;
    std::vector<Touch> touches;
    for (Point const at : {on_left, on_right})
        for (TouchPhase const phase : {TouchPhase::Down, TouchPhase::Up})
            touches.push_back({phase, 1, at, hand.now, false});
    hand.judge.judge(touches, hand.now);
    REQUIRE(hand.pressed("left"));
    hand.draw("b");
    hand.wait(16);
    hand.judge.judge({}, hand.now);
    CHECK(hand.pressed_nothing());
}

TEST_CASE("every finger that goes down is answered at its place, also one that hits nothing") {
    Hand hand;
    hand.down(nowhere);
    REQUIRE(hand.judge.contacts().size() == 1);
    CHECK(hand.judge.contacts()[0].id.empty());
    CHECK(hand.judge.contacts()[0].at.x == nowhere.x);
    hand.down(on_left);
    REQUIRE(hand.judge.contacts().size() == 1);
    CHECK(hand.judge.contacts()[0].id == "left");
}

TEST_CASE("a press that has acted by being held does not act again when it lifts") {
    Hand hand;
    hand.down(on_left);
    CHECK(hand.judge.held_since("left") == hand.now);
    hand.judge.spend();
    hand.up(on_left);
    CHECK(hand.pressed_nothing());
    hand.down(on_left);
    hand.up(on_left);
    CHECK(hand.pressed("left"));
}

TEST_CASE("forgetting drops presses and the touches that wait") {
    Hand hand;
    hand.down(on_left);
    hand.judge.forget();
    hand.up(on_left);
    CHECK(hand.pressed_nothing());
}
