#include "sync/gateway/bucket.h"

#include "tests/support/catch.h"

using base::Duration;

TEST_CASE("a kiosk gets its requests of a second, then waits for the next token") {
    gateway::Buckets buckets(5);
    base::Instant const now{Duration(1000)};
    for (int i = 0; i < 5; ++i)
        CHECK(buckets.take("kiosk-0001", now) == Duration(0));
    CHECK(buckets.take("kiosk-0001", now) == Duration(200));
    CHECK(buckets.take("kiosk-0001", now + Duration(199)) > Duration(0));
    CHECK(buckets.take("kiosk-0001", now + Duration(201)) == Duration(0));
}

TEST_CASE("one kiosk's haste is not another's wait, and no more than a second is saved up") {
    gateway::Buckets buckets(2);
    base::Instant const now{};
    CHECK(buckets.take("kiosk-0001", now) == Duration(0));
    CHECK(buckets.take("kiosk-0001", now) == Duration(0));
    CHECK(buckets.take("kiosk-0001", now) > Duration(0));
    CHECK(buckets.take("kiosk-0002", now) == Duration(0));
    auto const later = now + std::chrono::hours(1);
    CHECK(buckets.take("kiosk-0001", later) == Duration(0));
    CHECK(buckets.take("kiosk-0001", later) == Duration(0));
    CHECK(buckets.take("kiosk-0001", later) > Duration(0));
}
