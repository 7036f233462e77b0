// A hand over a TouchJudge alone, with a clock that is moved by hand.
#pragma once
#include "ui/kit/touch_judge.h"

namespace tests {

using kit::Point;
using kit::Rect;
using kit::Touch;
using kit::TouchJudge;
using kit::TouchPhase;

// One pixel is one millimetre here. Two buttons of 20 mm with 6 mm between, on the screen "a".
class Hand {
public:
    Hand() { draw(); }

    void draw(std::string_view screen = "a", bool right_enabled = true, bool question = false) {
        judge.begin_screen(screen);
        judge.add_target("left", {100, 100, 20, 20}, true);
        judge.add_target("right", {126, 100, 20, 20}, right_enabled);
        if (question) {
            judge.cover();
            judge.add_target("answer", {100, 100, 20, 20}, true);
        }
        judge.end_drawing();
    }
    void put(TouchPhase phase, Point at, std::int64_t finger = 1) {
        Touch const touch{phase, finger, at, now, false};
        judge.judge({&touch, 1}, now);
    }
    // Unhurried, unless a test says when.
    void down(Point at, std::int64_t finger = 1) {
        if (!hurried) wait(400);
        put(TouchPhase::Down, at, finger);
    }
    void move(Point at, std::int64_t finger = 1) { put(TouchPhase::Move, at, finger); }
    void up(Point at, std::int64_t finger = 1) { put(TouchPhase::Up, at, finger); }
    bool pressed(std::string_view id) const { return judge.pressed(id); }
    bool pressed_nothing() const { return !pressed("left") && !pressed("right") && !pressed("answer"); }
    void wait(int milliseconds) { now += base::Duration(milliseconds); }

    TouchJudge judge{{.near_miss = 4, .drift = 8, .bounce_reach = 10, .rim = 3, .glass = {0, 0, 531, 299}}};
    base::Instant now{base::Duration(50'000)};
    bool hurried = false;
};

inline constexpr Point on_left{110, 110}, on_right{136, 110}, nowhere{300, 300};

} // namespace tests
