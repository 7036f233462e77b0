#include "sync/gateway/page.h"

#include "tests/support/catch.h"

namespace {
model::Progress const answered{.code = "7K3M-9Q2X-4FHT",
                               .state = model::ProgressState::Answered,
                               .received_at = base::from_rfc3339("2026-11-22T18:05:00.000Z"),
                               .answered_at = base::from_rfc3339("2026-11-23T02:15:00.000Z"),
                               .answer = "Đã sửa <đèn> & \"vỉa hè\""};
bool has(std::string const& page, std::string const& text) { return page.find(text) != std::string::npos; }
} // namespace

TEST_CASE("the page tells state, code and time of Việt Nam in both languages") {
    auto const page = gateway::progress_page(answered);
    CHECK(has(page, "Thành phố đã trả lời"));
    CHECK(has(page, "The city has answered"));
    CHECK(has(page, "7K3M-9Q2X-4FHT"));
    CHECK(has(page, "01:05, 23/11/2026"));
    CHECK(has(page, "09:15, 23/11/2026"));
}

TEST_CASE("an answer's signs are text, not markup") {
    auto const page = gateway::progress_page(answered);
    CHECK(has(page, "Đã sửa &lt;đèn&gt; &amp; &quot;vỉa hè&quot;"));
    CHECK_FALSE(has(page, "<đèn>"));
}

TEST_CASE("a received report shows no answer yet") {
    auto progress = answered;
    progress.state = model::ProgressState::Received;
    auto const page = gateway::progress_page(progress);
    CHECK(has(page, "Thành phố đã nhận phản ánh"));
    CHECK_FALSE(has(page, "vỉa hè"));
}

TEST_CASE("no page loads or runs anything") {
    for (auto const& page : {gateway::progress_page(answered), gateway::unknown_code_page(), gateway::trouble_page()}) {
        CHECK(page.starts_with("<!doctype html>"));
        for (auto const* const word : {"<script", "http://", "https://", "<img", "<link", "url("})
            CHECK_FALSE(has(page, word));
    }
}
