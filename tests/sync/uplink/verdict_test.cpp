#include "sync/uplink/verdict.h"

#include "sync/uplink/uploads.h"
#include "tests/support/catch.h"

using base::Duration;
using uplink::Evidence;
using uplink::Verdict;
using Outcome = base::Result<http::Answer, http::Trouble>;

namespace {

base::WallTime const now = base::from_rfc3339("2026-11-23T08:00:00.000Z").value();
Evidence const ack{.has_ack = true};
Evidence const nothing{};
Evidence const problem{.problem = wire::ProblemType::BadRequest};

Outcome answered(int status, std::vector<http::Header> headers = {}) { return http::Answer{status, headers, ""}; }
Verdict verdict(Outcome const& outcome, Evidence const& evidence) {
    return uplink::judge(outcome, evidence, now).verdict;
}

} // namespace

TEST_CASE("202 that names missing photos of this report is accepted, and any other 202 is from something in between") {
    auto const outcome = answered(202);
    CHECK(verdict(outcome, {.names_missing = true}) == Verdict::Accepted);
    CHECK(verdict(outcome, {}) == Verdict::Later);
    CHECK(verdict(answered(200), {.names_missing = true}) == Verdict::Later);
}

TEST_CASE("A piece of a photo is a second's worth of the line, within its bounds, and small again after trouble") {
    uplink::PieceSize piece;
    auto const first = piece.bytes();
    piece.went(first, base::Duration(1)); // a fast line: not all at once
    CHECK(piece.bytes() == 2 * first);
    for (int i = 0; i < 10; ++i)
        piece.went(piece.bytes(), base::Duration(0));
    CHECK(piece.bytes() == uplink::PieceSize::largest);
    piece.went(piece.bytes(), base::Duration(8'000));
    CHECK(piece.bytes() == 32U << 10);
    piece.failed();
    CHECK(piece.bytes() == uplink::PieceSize::smallest);
    piece.failed();
    CHECK(piece.bytes() == uplink::PieceSize::smallest);
}

TEST_CASE("only 200 and 201 with an acknowledgement deliver") {
    CHECK(verdict(answered(201), ack) == Verdict::Delivered);
    CHECK(verdict(answered(200), ack) == Verdict::Delivered);
    for (int status = 100; status < 600; ++status) {
        CHECK(verdict(answered(status), nothing) != Verdict::Delivered);
        CHECK(verdict(answered(status), problem) != Verdict::Delivered);
        if (status != 200 && status != 201) CHECK(verdict(answered(status), ack) != Verdict::Delivered);
    }
}

TEST_CASE("an error that is not the gateway's own never quarantines and never pauses") {
    for (int status = 300; status < 600; ++status)
        CHECK(verdict(answered(status), nothing) == Verdict::Later);
}

TEST_CASE("what will pass by itself is tried again") {
    for (int const status : {408, 425, 429, 500, 502, 503, 504, 507})
        CHECK(verdict(answered(status), problem) == Verdict::Later);
    for (auto const failure :
         {http::Failure::CouldNotConnect, http::Failure::TimedOut, http::Failure::Cut, http::Failure::AnswerTooLarge})
        CHECK(verdict(tl::unexpected(http::Trouble{failure, ""}), nothing) == Verdict::Later);
}

TEST_CASE("bytes the gateway will never take are put aside") {
    for (int const status : {400, 413, 415, 422})
        CHECK(verdict(answered(status), problem) == Verdict::Quarantine);
    CHECK(verdict(answered(409), {.problem = wire::ProblemType::IdConflict}) == Verdict::Quarantine);
}

TEST_CASE("used numbers ask for a new epoch") {
    CHECK(verdict(answered(409), {.problem = wire::ProblemType::SeqConflict}) == Verdict::NewEpoch);
}

TEST_CASE("a kiosk that is refused pauses") {
    CHECK(verdict(answered(401), problem) == Verdict::Pause);
    CHECK(verdict(answered(403), problem) == Verdict::Pause);
    CHECK(verdict(tl::unexpected(http::Trouble{http::Failure::TlsRefused, ""}), nothing) == Verdict::Pause);
}

TEST_CASE("Retry-After is heard from the gateway and from what stands in between") {
    auto const outcome = answered(503, {{"retry-after", "17"}});
    CHECK(uplink::judge(outcome, problem, now).at_least == Duration(17'000));
    CHECK(uplink::judge(outcome, nothing, now).at_least == Duration(17'000));
    CHECK(uplink::judge(answered(503, {{"retry-after", "soon"}}), problem, now).at_least == Duration(0));
}

TEST_CASE("the wait doubles with each try, stays below the longest and is spread over the whole range") {
    base::SeededRandom random(1);
    for (unsigned attempts = 1; attempts < 40; ++attempts) {
        auto const highest = std::min(Duration(900'000), Duration(2000L << std::min(attempts - 1, 20U)));
        Duration least = highest, most{0};
        for (int i = 0; i < 200; ++i) {
            auto const wait = uplink::jittered(Duration(2000), Duration(900'000), attempts, random);
            least = std::min(least, wait);
            most = std::max(most, wait);
        }
        CHECK(most <= highest);
        CHECK(least < highest / 10);
        CHECK(most > highest - highest / 10);
    }
}

TEST_CASE("A conflict of offsets, which is said of a photo's piece, puts nothing aside") {
    Evidence const of_a_piece{.problem = wire::ProblemType::OffsetConflict};
    CHECK(verdict(answered(409), of_a_piece) == Verdict::Later);
    CHECK(verdict(answered(409), {.problem = wire::ProblemType::IdConflict}) == Verdict::Quarantine);
}
