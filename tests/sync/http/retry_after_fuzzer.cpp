#include "kiosk/base/check.h"
#include "sync/http/client.h"

// Whatever stands in Retry-After: the wait is never below nothing and never above a day, at any time of the clock.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    for (auto const now : {0LL, 1'795'399'200'000LL, 32'503'680'000'000LL}) {
        auto const wait = http::retry_after(text, base::WallTime(base::Duration(now)));
        if (!wait) continue;
        base::check(wait->count() >= 0, "a wait is not below nothing");
        base::check(wait->count() <= 24LL * 3600 * 1000, "a wait is at most a day");
    }
    return 0;
}
