#include "sync/gateway/accept.h"

#include "sync/gateway/digest.h"
#include "sync/gateway/kiosk_keys.h"
#include "sync/gateway/problem.h"

namespace gateway {

using wire::Problem;
using wire::ProblemType;

namespace {

constexpr base::Duration until_there_is_space(60'000);

} // namespace

struct Acceptance::Keys {
    seal::SigningKey ack_key;
    std::string ack_key_id;
    KioskKeys kiosks;
};

base::Result<Acceptance> Acceptance::open(std::filesystem::path const& ack_key, std::filesystem::path const& kiosks) {
    auto const key = TRY(seal::load_signing(ack_key));
    return Acceptance(std::shared_ptr<Keys>(new Keys{key, key.public_key.id(), KioskKeys(kiosks)}));
}

base::Result<store::Arrival, Problem> Acceptance::examine(std::string_view id, Field const& field, base::ByteView body,
                                                          base::WallTime now) const {
    if (field("content-type") != wire::sealed_media_type)
        return tl::unexpected(Problem{ProblemType::WrongMediaType, std::string(wire::sealed_media_type)});
    auto envelope = TRY(wire::read_envelope(id, field, base::Bytes(body.begin(), body.end())));
    if (sha256(envelope.body) != envelope.sha256) return tl::unexpected(Problem{ProblemType::DigestMismatch, ""});
    // Whoever carries it (a kiosk may bring another's rescue bundle), its own kiosk's signature has to hold.
    auto const key = keys_->kiosks.of(envelope.kiosk);
    if (!key) return tl::unexpected(Problem{ProblemType::UnknownKiosk, "no signing key is enrolled for this kiosk"});
    if (!key->verifies(wire::signed_bytes(envelope), envelope.signature))
        return tl::unexpected(Problem{ProblemType::BadSignature, ""});
    return store::Arrival{std::move(envelope), now};
}

wire::BatchResult Acceptance::answer(Named const& named, store::PutResult const& result) const {
    auto const acknowledged = [&](int status) -> wire::BatchResult {
        wire::Ack ack{named.id, named.sha256, result.received_at, keys_->ack_key_id, {}};
        ack.signature = keys_->ack_key.sign(wire::signed_bytes(ack));
        return {status, std::move(ack), std::nullopt};
    };
    switch (result.outcome) {
    case store::PutOutcome::New: return acknowledged(201);
    case store::PutOutcome::Known: return acknowledged(200);
    case store::PutOutcome::Incomplete: return {202, std::nullopt, std::nullopt};
    case store::PutOutcome::IdConflict: return refusal({ProblemType::IdConflict, ""});
    case store::PutOutcome::SeqConflict: return refusal({ProblemType::SeqConflict, ""});
    case store::PutOutcome::Full: return refusal({ProblemType::NoSpace, ""});
    case store::PutOutcome::Failed: return refusal({ProblemType::Overloaded, "the store does not answer"});
    }
    return {};
}

wire::BatchResult refusal(Problem problem) { return {wire::status_of(problem.type), std::nullopt, std::move(problem)}; }

server::Reply reply_of(wire::BatchResult const& result, std::optional<wire::Missing> const& missing) {
    if (missing) return {result.status, "application/json", wire::encode(*missing), {}};
    if (result.ack) return {result.status, "application/json", wire::encode(*result.ack), {}};
    auto const wait = result.problem->type == ProblemType::NoSpace ? until_there_is_space : soon;
    return problem(result.problem->type, result.problem->detail, wait);
}

} // namespace gateway
