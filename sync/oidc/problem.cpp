#include "sync/oidc/problem.h"

namespace oidc {

std::string_view word_of(Problem problem) {
    switch (problem) {
    case Problem::Denied: return "denied";
    case Problem::Expired: return "expired";
    case Problem::Unreachable: return "unreachable";
    case Problem::Malformed: return "malformed";
    case Problem::ClientRefused: return "client-refused";
    case Problem::Replayed: return "replayed";
    case Problem::WrongState: return "wrong-state";
    case Problem::WrongIssuer: return "wrong-issuer";
    case Problem::WrongAudience: return "wrong-audience";
    case Problem::WrongNonce: return "wrong-nonce";
    case Problem::UnknownKey: return "unknown-key";
    case Problem::Algorithm: return "algorithm";
    case Problem::Critical: return "critical";
    case Problem::BadSignature: return "bad-signature";
    case Problem::TooOld: return "too-old";
    case Problem::NotYet: return "not-yet";
    case Problem::ClockDiffers: return "clock-differs";
    case Problem::NotFresh: return "not-fresh";
    case Problem::TooLow: return "too-low";
    case Problem::NoPerson: return "no-person";
    }
    return "";
}

} // namespace oidc
