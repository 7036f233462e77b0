#include "kiosk/base/result.h"

#include "tests/support/catch.h"

using namespace base;

namespace {

Result<int> half(int n) {
    if (n % 2 != 0) return failure(ErrorKind::Invalid, "odd");
    return n / 2;
}

Result<int> quarter(int n) { return TRY(half(TRY(half(n)))); }

} // namespace

TEST_CASE("TRY hands on the value or the error") {
    CHECK(quarter(8) == 2);
    REQUIRE_FALSE(quarter(6).has_value());
    CHECK(quarter(6).error().what == "odd");
}
