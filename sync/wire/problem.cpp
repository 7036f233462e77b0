#include "sync/wire/problem.h"

#include <array>

#include "sync/wire/json_reader.h"

namespace wire {
namespace {

struct Row {
    ProblemType type;
    int status;
    bool retryable;
    std::string_view uri, title;
};

constexpr std::array<Row, problem_types> table{{
    {ProblemType::BadRequest, 400, false, "/problems/bad-request", "The request is not well formed"},
    {ProblemType::UnknownKiosk, 403, false, "/problems/unknown-kiosk", "This kiosk is not known here"},
    {ProblemType::BadSignature, 403, false, "/problems/bad-signature", "The kiosk's signature does not fit"},
    {ProblemType::CertRevoked, 403, false, "/problems/cert-revoked", "This certificate was revoked"},
    {ProblemType::TokenUnknown, 403, false, "/problems/token-unknown", "This token is not known here"},
    {ProblemType::TokenExpired, 403, false, "/problems/token-expired", "This token's time is over"},
    {ProblemType::WrongKiosk, 403, false, "/problems/wrong-kiosk", "This was made for another kiosk"},
    {ProblemType::NotSignedIn, 403, false, "/problems/not-signed-in", "Nobody has signed in here"},
    {ProblemType::NotFound, 404, false, "/problems/not-found", "There is no such thing"},
    {ProblemType::IdConflict, 409, false, "/problems/id-conflict", "The id is known with other bytes"},
    {ProblemType::SeqConflict, 409, false, "/problems/seq-conflict", "The sequence number is taken"},
    {ProblemType::TokenUsed, 409, false, "/problems/token-used", "This token was used by another"},
    {ProblemType::OutOfTurn, 409, false, "/problems/out-of-turn", "The counter stands otherwise"},
    {ProblemType::HandoffInUse, 409, false, "/problems/handoff-in-use", "Another phone has opened this link"},
    {ProblemType::OffsetConflict, 409, false, "/problems/offset-conflict", "The upload stands at another offset"},
    {ProblemType::WrongVersion, 412, false, "/problems/wrong-version", "This version of tus is not spoken here"},
    {ProblemType::TooLarge, 413, false, "/problems/too-large", "The body is too large"},
    {ProblemType::WrongMediaType, 415, false, "/problems/wrong-media-type", "The media type is not accepted"},
    {ProblemType::NoSuchRange, 416, false, "/problems/no-such-range", "There are no such bytes"},
    {ProblemType::DigestMismatch, 422, false, "/problems/digest-mismatch", "The body is not what its digest says"},
    {ProblemType::BadChecksum, 460, false, "/problems/bad-checksum", "The piece is not what its checksum says"},
    {ProblemType::RateLimited, 429, true, "/problems/rate-limited", "Too many requests"},
    {ProblemType::Overloaded, 503, true, "/problems/overloaded", "Too busy now"},
    {ProblemType::NoSpace, 507, true, "/problems/no-space", "No space to store it"},
}};

Row const& row_of(ProblemType type) { return table[static_cast<std::size_t>(type)]; }

} // namespace

int status_of(ProblemType type) { return row_of(type).status; }
bool is_retryable(ProblemType type) { return row_of(type).retryable; }
std::string_view uri_of(ProblemType type) { return row_of(type).uri; }

std::string encode(Problem const& problem) {
    auto const& row = row_of(problem.type);
    Json json{{"type", row.uri}, {"title", row.title}, {"status", row.status}, {"retryable", row.retryable}};
    if (!problem.detail.empty()) json["detail"] = problem.detail;
    return dump(json);
}

std::optional<Problem> decode_problem(std::string_view text) {
    auto const reader = ObjectReader::parse(text, 64U << 10);
    auto const uri = reader ? reader->text("type") : std::nullopt;
    if (!uri) return std::nullopt;
    for (auto const& row : table)
        if (row.uri == *uri) return Problem{row.type, reader->text("detail").value_or("")};
    return std::nullopt;
}

} // namespace wire
