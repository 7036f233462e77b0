#include "ui/stage/touch_queue.h"

#include <SDL.h>

#include "tests/support/catch.h"

using kit::TouchPhase;

namespace {

constexpr int width = 1920, height = 1080;
constexpr base::Instant later{base::Duration(5000)};

SDL_Event finger(std::uint32_t type, SDL_FingerID id, float x, float y) {
    SDL_Event event{};
    event.type = type;
    event.tfinger.fingerId = id;
    event.tfinger.x = x;
    event.tfinger.y = y;
    return event;
}

SDL_Event button(std::uint32_t type, std::uint8_t which, int x, int y) {
    SDL_Event event{};
    event.type = type;
    event.button.button = which;
    event.button.x = x;
    event.button.y = y;
    return event;
}

struct Hand {
    void take(SDL_Event const& event) { queue.take(event, width, height); }
    std::vector<kit::Touch> release() { return queue.release(later); }
    stage::TouchQueue queue;
};

} // namespace

TEST_CASE("a finger's parts of a window become pixels, in order") {
    Hand hand;
    hand.take(finger(SDL_FINGERDOWN, 7, 0.25F, 0.5F));
    hand.take(finger(SDL_FINGERMOTION, 7, 0.5F, 0.5F));
    hand.take(finger(SDL_FINGERUP, 7, 0.5F, 1.0F));
    auto const touches = hand.release();
    REQUIRE(touches.size() == 3);
    CHECK(touches[0].phase == TouchPhase::Down);
    CHECK(touches[0].at.x == Approx(480));
    CHECK(touches[0].at.y == Approx(540));
    CHECK(touches[1].phase == TouchPhase::Move);
    CHECK(touches[2].phase == TouchPhase::Up);
    CHECK(touches[2].at.y == Approx(1080));
    CHECK(touches[0].finger == touches[2].finger);
}

TEST_CASE("a touch has the time at which the sleeping program woke, not the time of the drawing before") {
    Hand hand;
    hand.queue.release(base::Instant{base::Duration(100)});
    hand.take(finger(SDL_FINGERDOWN, 1, 0.5F, 0.5F));
    CHECK(hand.release().front().when == later);
}

TEST_CASE("a touch that was pushed keeps its own time") {
    Hand hand;
    base::Instant const own{base::Duration(4000)};
    hand.queue.push({TouchPhase::Down, 1, {}, own, false});
    CHECK(hand.release().front().when == own);
}

TEST_CASE("fingers are told apart, and from the mouse") {
    Hand hand;
    hand.take(button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 10, 20));
    hand.take(button(SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 10, 20));
    hand.take(finger(SDL_FINGERDOWN, 0, 0, 0));
    hand.take(finger(SDL_FINGERDOWN, 1, 1, 1));
    auto const touches = hand.release();
    REQUIRE(touches.size() == 4);
    CHECK(touches[0].mouse);
    CHECK_FALSE(touches[2].mouse);
    CHECK(touches[0].finger != touches[2].finger);
    CHECK(touches[2].finger != touches[3].finger);
}

TEST_CASE("after the first finger the mouse is silent, for X moves its pointer with the finger") {
    Hand hand;
    hand.take(finger(SDL_FINGERDOWN, 0, 0.5F, 0.5F));
    hand.take(button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 960, 540));
    hand.take(finger(SDL_FINGERUP, 0, 0.5F, 0.5F));
    hand.take(button(SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 960, 540));
    hand.take(button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 960, 540));
    CHECK(hand.release().size() == 2);
}

TEST_CASE("other buttons of the mouse, and its way without a button, are nothing") {
    Hand hand;
    hand.take(button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_RIGHT, 5, 5));
    SDL_Event motion{};
    motion.type = SDL_MOUSEMOTION;
    hand.take(motion);
    hand.take(button(SDL_MOUSEBUTTONUP, SDL_BUTTON_RIGHT, 5, 5));
    CHECK(hand.release().empty());
}
