// A call for staff between the screen, which asks, and the heartbeat, which tells the city.
#include "sync/uplink/calls.h"

#include <atomic>
#include <thread>

#include "tests/support/catch.h"

using base::Duration;
using std::chrono::minutes;

namespace {

struct Line {
    base::ManualClock clock{base::from_rfc3339("2026-12-01T02:15:04.000Z").value()};
    std::atomic<int> woken = 0;
    uplink::Calls calls{clock, [this] { ++woken; }, Duration(300)};

    // The heartbeat that a call has woken, on another thread.
    std::jthread answers(bool shown) {
        return std::jthread([this, shown] {
            while (!calls.open())
                std::this_thread::yield();
            calls.told(*calls.open(), shown);
        });
    }
};

} // namespace

TEST_CASE("A call is what the city says of it, and has a heartbeat go at once") {
    Line line;
    CHECK_FALSE(line.calls.open());
    {
        auto const heartbeat = line.answers(true);
        CHECK(line.calls.call());
    }
    CHECK(line.woken == 1);
    CHECK(line.calls.open() == line.clock.wall());
    line.calls.end();
    auto const begun = std::chrono::steady_clock::now();
    auto const heartbeat = line.answers(false);
    CHECK_FALSE(line.calls.call());
    CHECK(std::chrono::steady_clock::now() - begun < Duration(300)); // it was said, not waited for
}

TEST_CASE("A call that the city did not hear in time goes along with later heartbeats, for a quarter of an hour") {
    Line line;
    CHECK_FALSE(line.calls.call());
    auto const called_at = line.clock.wall();
    line.clock.advance(minutes(15));
    CHECK(line.calls.open() == called_at);
    line.clock.advance(Duration(1));
    CHECK_FALSE(line.calls.open());
}

TEST_CASE("When staff has come the call is over and the city is told, and where nobody called it is told nothing") {
    Line line;
    line.calls.end();
    CHECK(line.woken == 0);
    (void)line.calls.call();
    line.calls.end();
    CHECK(line.woken == 2);
    CHECK_FALSE(line.calls.open());
}

TEST_CASE("Who waits for an answer waits no longer when the call has ended") {
    base::ManualClock clock{base::from_rfc3339("2026-12-01T02:15:04.000Z").value()};
    uplink::Calls calls(
        clock, [] {}, Duration(60'000));
    std::jthread const staff([&] {
        while (!calls.open())
            std::this_thread::yield();
        calls.end();
    });
    auto const begun = std::chrono::steady_clock::now();
    CHECK_FALSE(calls.call());
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(30));
}

TEST_CASE("What is said of an earlier call is not taken for what is said of this one") {
    Line line;
    auto const earlier = line.clock.wall() - minutes(1);
    std::jthread const heartbeat([&] {
        while (!line.calls.open())
            std::this_thread::yield();
        line.calls.told(earlier, true);
    });
    CHECK_FALSE(line.calls.call());
}
