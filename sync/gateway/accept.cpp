#include "sync/gateway/accept.h"

#include "sync/gateway/problem.h"
#include "sync/seal/digest.h"
#include "sync/seal/keys.h"
#include "sync/wire/ack.h"
#include "sync/wire/missing.h"

namespace gateway {

using wire::Problem;
using wire::ProblemType;

struct Acceptance::Keys {
    seal::SigningKey ack_key;
    std::string ack_key_id;
    std::filesystem::path kiosks;
};

base::Result<Acceptance> Acceptance::open(std::filesystem::path const& ack_key, std::filesystem::path const& kiosks) {
    auto key = TRY(seal::load_signing(ack_key));
    auto id = key.public_key.id();
    return Acceptance(std::make_shared<Keys const>(Keys{std::move(key), std::move(id), kiosks}));
}

base::Result<store::Arrival, Problem> Acceptance::examine(server::Heard heard, std::string_view id_text,
                                                          base::WallTime now) const {
    if (heard.header("content-type") != wire::sealed_media_type)
        return tl::unexpected(Problem{ProblemType::WrongMediaType, std::string(wire::sealed_media_type)});
    auto const field = [&](std::string_view name) -> std::optional<std::string> {
        auto const found = heard.headers.find(std::string(name));
        return found == heard.headers.end() ? std::nullopt : std::optional(found->second);
    };
    auto const body = base::as_bytes(heard.body);
    auto envelope = TRY(wire::read_envelope(id_text, field, base::Bytes(body.begin(), body.end())));
    if (seal::sha256(envelope.body) != envelope.sha256) return tl::unexpected(Problem{ProblemType::DigestMismatch, ""});
    // Whoever carries it (a kiosk may bring another's rescue bundle), its own kiosk's signature has to hold. The name
    // is well formed (read_envelope), so it cannot lead out of the folder.
    auto const key = seal::load_verify(keys_->kiosks / (envelope.kiosk + ".pub"));
    if (!key) return tl::unexpected(Problem{ProblemType::UnknownKiosk, "no signing key is enrolled for this kiosk"});
    if (!key->verifies(wire::signed_bytes(envelope), envelope.signature))
        return tl::unexpected(Problem{ProblemType::BadSignature, ""});
    return store::Arrival{std::move(envelope), now};
}

server::Reply Acceptance::reply(base::Uuid const& id, wire::Digest const& sha256,
                                store::PutResult const& result) const {
    auto const acknowledged = [&](int status) -> server::Reply {
        wire::Ack ack{id, sha256, result.received_at, keys_->ack_key_id, {}};
        ack.signature = keys_->ack_key.sign(wire::signed_bytes(ack));
        return {status, "application/json", wire::encode(ack), {}};
    };
    switch (result.outcome) {
    case store::PutOutcome::New: return acknowledged(201);
    case store::PutOutcome::Known: return acknowledged(200);
    case store::PutOutcome::Incomplete:
        return {202, "application/json", wire::encode(wire::Missing{id, sha256, result.missing}), {}};
    case store::PutOutcome::IdConflict: return problem(ProblemType::IdConflict, "");
    case store::PutOutcome::SeqConflict: return problem(ProblemType::SeqConflict, "");
    case store::PutOutcome::Full: return problem(ProblemType::NoSpace, "", base::Duration(60'000));
    case store::PutOutcome::Failed: return problem(ProblemType::Overloaded, "the store does not answer");
    }
    return {};
}

} // namespace gateway
