#include "sync/desk/webhook_message.h"

#include <algorithm>

#include "tests/support/catch.h"

using desk::Heard;

namespace {

auto const now = base::from_rfc3339("2023-01-19T00:13:51.999Z").value();

desk::Verdict judged(int status, std::vector<http::Header> const& headers = {}) {
    return desk::judge(http::Answer{status, headers, ""}, now);
}

} // namespace

TEST_CASE("The headers carry the id, whole seconds and a signature by each secret") {
    std::vector const secrets{base::PrivateBytes(base::Bytes(24, 1)), base::PrivateBytes(base::Bytes(32, 2))};
    auto const headers = desk::webhook_headers("one", now, "{}", secrets);
    REQUIRE(headers.size() == 4);
    CHECK(headers[1] == http::Header{"webhook-id", "one"});
    CHECK(headers[2] == http::Header{"webhook-timestamp", "1674087231"});
    CHECK(headers[3].value.size() == 2 * (3 + 44) + 1);
    CHECK(headers[3].value.find(" v1,") == 3 + 44);
}

TEST_CASE("Only 2xx is taken, and of the others some are about this one, and some about all") {
    for (int const status : {200, 201, 204, 299})
        CHECK(judged(status).heard == Heard::Taken);
    for (int const status : {400, 409, 413, 422, 500, 501})
        CHECK(judged(status).heard == Heard::NotThis);
    for (int const status : {101, 199, 300, 301, 302, 307, 401, 403, 404, 408, 410, 429, 502, 503, 504})
        CHECK(judged(status).heard == Heard::NotNow);
    CHECK(desk::judge(tl::unexpected(http::Trouble{http::Failure::TimedOut, "x"}), now).heard == Heard::NotNow);
    CHECK(judged(503, {{"retry-after", "7"}}).at_least == base::Duration(7000));
    CHECK(judged(503, {{"retry-after", "soon"}}).at_least == base::Duration(0));
}

TEST_CASE("Waits are chance over the whole span, which doubles up to the longest") {
    base::SeededRandom random(7);
    base::Duration const first(100), longest(700);
    for (auto const& [tries, highest] :
         {std::pair(1U, 100), std::pair(2U, 200), std::pair(3U, 400), std::pair(4U, 700), std::pair(99U, 700)}) {
        std::vector<long> waits;
        for (int i = 0; i < 2000; ++i)
            waits.push_back(desk::next_wait(first, longest, tries, random).count());
        auto const [least, most] = std::ranges::minmax(waits);
        CHECK(least < highest / 20);
        CHECK(most <= highest);
        CHECK(most > highest - highest / 20);
    }
}
