#include "kiosk/base/id.h"

#include <set>

#include "tests/support/catch.h"

using namespace base;

TEST_CASE("a UUIDv7 carries its time, its version and its variant") {
    SeededRandom random(1);
    auto const id = make_uuid_v7(*from_rfc3339("2022-02-22T19:22:22.000Z"), random);
    CHECK(id.text().substr(0, 14) == "017f22e2-79b0-"); // the time of the example in RFC 9562, appendix A.6
    CHECK(id.is_version_7());
    CHECK(Uuid::parse(id.text()) == id);
}

TEST_CASE("text that is no UUID is refused") {
    CHECK_FALSE(Uuid::parse("").has_value());
    CHECK_FALSE(Uuid::parse("017f22e2-79b0-7cc3-98c4-dc0c0c07398").has_value());
    CHECK_FALSE(Uuid::parse("017f22e2x79b0-7cc3-98c4-dc0c0c07398f").has_value());
    CHECK_FALSE(Uuid::parse("017f22e2-79b0-7cc3-98c4-dc0c0c07398g").has_value());
}

TEST_CASE("the system's chance does not repeat") {
    SystemRandom random;
    std::set<Uuid> seen;
    for (int i = 0; i < 1000; ++i)
        seen.insert(make_uuid_v7(WallTime{}, random));
    CHECK(seen.size() == 1000);
}
