#include "sync/uplink/verdict.h"

#include <algorithm>
#include <array>
#include <bit>
#include <fmt/format.h>

namespace uplink {
namespace {

Judgement judge_trouble(http::Trouble const& trouble) {
    auto const why = fmt::format("{}: {}", http::word_of(trouble.failure), trouble.what);
    switch (trouble.failure) {
    case http::Failure::TlsRefused: return {Verdict::Pause, {}, why};
    case http::Failure::Stopped: return {Verdict::Stopped, {}, why};
    case http::Failure::CouldNotConnect:
    case http::Failure::TimedOut:
    case http::Failure::Cut:
    case http::Failure::AnswerTooLarge: return {Verdict::Later, {}, why};
    }
    return {};
}

// Of a status that came with a problem document of the gateway's own.
Verdict verdict_of(int status, wire::ProblemType problem) {
    constexpr std::array final_refusals{400, 409, 413, 415, 422};
    if (problem == wire::ProblemType::SeqConflict && status == 409) return Verdict::NewEpoch;
    // Of a piece of a photo: asked anew where it stands. To a report, it is something else's answer.
    if (problem == wire::ProblemType::OffsetConflict) return Verdict::Later;
    if (status == 401 || status == 403) return Verdict::Pause;
    if (std::ranges::find(final_refusals, status) != final_refusals.end()) return Verdict::Quarantine;
    return Verdict::Later;
}

} // namespace

Judgement judge(base::Result<http::Answer, http::Trouble> const& outcome, Evidence const& evidence,
                base::WallTime now) {
    if (!outcome) return judge_trouble(outcome.error());
    int const status = outcome->status;
    if (status == 202 && evidence.names_missing) return {Verdict::Accepted, {}, ""};
    if (status == 200 || status == 201) {
        if (evidence.has_ack) return {Verdict::Delivered, {}, ""};
        auto const* const found = evidence.has_ack_of_another ? "with the acknowledgement of another submission"
                                                              : "without an acknowledgement";
        return {Verdict::Later, {}, fmt::format("{} {}", status, found)};
    }
    auto const asked = outcome->header("retry-after");
    auto const wait = asked ? http::retry_after(*asked, now).value_or(base::Duration(0)) : base::Duration(0);
    if (!evidence.problem) return {Verdict::Later, wait, fmt::format("{} from something in between", status)};
    return {verdict_of(status, *evidence.problem), wait, fmt::format("{} {}", status, wire::uri_of(*evidence.problem))};
}

base::Duration jittered(base::Duration first, base::Duration longest, unsigned attempts, base::Random& random) {
    std::array<std::uint8_t, 8> bytes{};
    random.fill(bytes);
    auto const chance = std::bit_cast<std::uint64_t>(bytes);
    auto highest = std::min(first, longest);
    for (unsigned i = 1; i < attempts && highest < longest; ++i)
        highest = std::min(highest * 2, longest);
    return base::Duration(static_cast<long>(chance % (static_cast<std::uint64_t>(highest.count()) + 1)));
}

} // namespace uplink
