// Problem: why the gateway did not take a request (RFC 9457, application/problem+json). A closed set with stable type
// URIs; the courier decides by the status class first and by the type only where it knows it. Value type; codec pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace wire {

inline constexpr std::string_view problem_media_type = "application/problem+json";

enum class ProblemType {
    BadRequest,     // 400 a field is missing or wrong
    UnknownKiosk,   // 403 no such kiosk, or its certificate says another name
    BadSignature,   // 403 the kiosk's signature does not fit
    CertRevoked,    // 403 the certificate it came with is void
    TokenUnknown,   // 403 an enrolment's token was never made, or was taken back
    TokenExpired,   // 403
    WrongKiosk,     // 403 the token, or the certificate, is another kiosk's than the request says
    NotSignedIn,    // 403 no clerk at a counter, or from another page
    NotFound,       // 404
    IdConflict,     // 409 the id is known with other bytes
    SeqConflict,    // 409 epoch and sequence number are known with another id
    TokenUsed,      // 409 by other keys
    OutOfTurn,      // 409 the counter stands otherwise than the clerk believes
    HandoffInUse,   // 409 another phone has opened this link
    OffsetConflict, // 409 an upload stands elsewhere than the request says
    WrongVersion,   // 412 another version of tus
    TooLarge,       // 413
    WrongMediaType, // 415
    NoSuchRange,    // 416 not one range, or none of it is there
    DigestMismatch, // 422 the body is not what Repr-Digest says, or an attachment not what the kiosk signed
    BadChecksum,    // 460 a piece of an upload is not what Upload-Checksum says
    RateLimited,    // 429, with Retry-After
    Overloaded,     // 503, with Retry-After
    NoSpace,        // 507, with Retry-After
};

inline constexpr std::size_t problem_types = 24;

struct Problem {
    ProblemType type = ProblemType::BadRequest;
    std::string detail; // for a technician; nothing personal
    bool operator==(Problem const&) const = default;
};

int status_of(ProblemType type);
bool is_retryable(ProblemType type);
std::string_view uri_of(ProblemType type); // "/problems/id-conflict"

std::string encode(Problem const& problem);
std::optional<Problem> decode_problem(std::string_view json); // nothing: not a problem we know

} // namespace wire
