#include "kiosk/base/queue.h"

#include <atomic>

#include "kiosk/base/latest.h"
#include "kiosk/base/worker.h"
#include "tests/support/catch.h"

using namespace base;

TEST_CASE("a full queue says so at once") {
    Queue<int> queue(2);
    CHECK(queue.offer(1));
    CHECK(queue.offer(2));
    CHECK_FALSE(queue.offer(3));
    CHECK(queue.poll() == 1);
    CHECK(queue.offer(3));
}

TEST_CASE("a worker handles every command in order on its own thread") {
    std::vector<int> seen;
    std::atomic<int> count{0};
    {
        Worker<int> worker("tester", 1000, [&](int n) {
            seen.push_back(n);
            ++count;
        });
        for (int i = 0; i < 500; ++i)
            REQUIRE(worker.offer(i));
        while (count < 500)
            std::this_thread::yield();
    }
    for (int i = 0; i < 500; ++i)
        REQUIRE(seen[static_cast<std::size_t>(i)] == i);
}

TEST_CASE("taking ends when the stop is asked for") {
    Queue<int> queue(1);
    std::jthread taker([&](std::stop_token stop) { CHECK_FALSE(queue.take(stop).has_value()); });
    taker.request_stop();
    taker.join();
}

TEST_CASE("only the newest frame waits") {
    Latest<int> mailbox;
    mailbox.put(1);
    mailbox.put(2);
    CHECK(mailbox.take() == 2);
    CHECK_FALSE(mailbox.take().has_value());
}
