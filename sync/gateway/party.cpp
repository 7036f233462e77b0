#include "sync/gateway/party.h"

#include "kiosk/base/log.h"
#include "sync/gateway/digest.h"
#include "sync/gateway/provider_line.h"
#include "sync/oidc/key_file.h"
#include "sync/seal/seal.h"

namespace gateway {
namespace {

using oidc::Problem;
using wire::SigninProblem;

constexpr std::string_view return_path = "/s/return";

tl::unexpected<base::Error> invalid(std::string what) {
    return base::failure(base::ErrorKind::Invalid, "signin: " + std::move(what));
}

base::Result<oidc::ClientProof> proof_of(model::SigninSettings const& settings) {
    if (!settings.client_key.empty()) return oidc::ClientKey{TRY(oidc::read_signing_key(settings.client_key)), ""};
    if (!settings.client_secret.empty()) return oidc::ClientSecret{TRY(secret_in(settings.client_secret))};
    return oidc::NoProof{};
}

base::Result<oidc::ProviderSettings> provider_of(model::SigninSettings const& settings) {
    oidc::ProviderSettings provider;
    provider.issuer = settings.issuer;
    provider.client = settings.client;
    provider.proof = TRY(proof_of(settings));
    provider.scope = settings.scope;
    provider.levels = settings.levels;
    provider.name_claim = settings.name_claim;
    provider.number_claim = settings.number_claim;
    provider.redirect = settings.url + std::string(return_path);
    provider.longest_wait = std::chrono::seconds(settings.approve_s);
    provider.plain_loopback = is_on_loopback(settings.issuer);
    return provider;
}

} // namespace

SigninProblem problem_of(Problem problem) {
    switch (problem) {
    case Problem::Denied: return SigninProblem::Denied;
    case Problem::Expired: return SigninProblem::Expired;
    case Problem::Unreachable:
    case Problem::Malformed:
    case Problem::ClientRefused: return SigninProblem::Unavailable;
    case Problem::ClockDiffers:
    case Problem::NotYet:
    case Problem::TooOld: return SigninProblem::ClockDiffers;
    case Problem::NotFresh:
    case Problem::TooLow: return SigninProblem::TooLow;
    case Problem::Replayed:
    case Problem::WrongState:
    case Problem::WrongIssuer:
    case Problem::WrongAudience:
    case Problem::WrongNonce:
    case Problem::UnknownKey:
    case Problem::Algorithm:
    case Problem::Critical:
    case Problem::BadSignature:
    case Problem::NoPerson: return SigninProblem::NotBelieved;
    }
    return SigninProblem::NotBelieved;
}

base::Result<std::unique_ptr<Party>> Party::open(model::SigninSettings const& settings, base::Clock const& clock) {
    if (settings.issuer.empty()) return nullptr;
    if (settings.client.empty() || settings.url.empty() || settings.secret.empty())
        return invalid("issuer needs client, url and secret");
    if (settings.least_level > settings.levels.size()) return invalid("least_level is higher than there are levels");
    auto const secret = TRY(secret_in(settings.secret));
    if (secret.reveal().size() < shortest_secret) return invalid("the secret is shorter than 32 letters");
    seal::SecretBytes<32> key;
    key.bytes = sha256(base::as_bytes(secret.reveal()));
    auto line = TRY(line_to_provider(settings.issuer, settings.authority));
    std::unique_ptr<Party> party(new Party(settings, key, clock, std::move(line)));
    TRY(party->connect());
    return party;
}

Party::Party(model::SigninSettings settings, seal::SecretBytes<32> key, base::Clock const& clock,
             std::unique_ptr<http::Transport> transport)
    : settings_(std::move(settings)), key_(key), clock_(clock), transport_(std::move(transport)) {}

base::Result<void> Party::connect() {
    auto provider = TRY(provider_of(settings_));
    bool const device = settings_.flow == model::SigninFlow::Device;
    auto const make = device ? &oidc::make_device_provider : &oidc::make_code_provider;
    provider_ = make(std::move(provider), *transport_, clock_, random_);
    return {};
}

base::Result<Party::Begun, SigninProblem> Party::begin() {
    auto begun = provider_->begin({.level = static_cast<int>(settings_.least_level), .max_age = {}});
    if (!begun) {
        base::log(base::Severity::Warning, "gateway.signin", "not begun: {}", oidc::word_of(begun.error()));
        return tl::unexpected(problem_of(begun.error()));
    }
    Begun result{begun->url, begun->user_code, seal::box(oidc::encode(begun->pending), key_)};
    auto const& state = begun->pending.state.reveal();
    if (!state.empty()) result.back = sha256(base::as_bytes(state));
    return result;
}

std::optional<oidc::Pending> Party::open_kept(store::HeldSignin const& held) const {
    auto const text = seal::open_box(held.kept, key_);
    return text ? oidc::decode_pending(*text) : std::nullopt;
}

store::SigninEnd Party::end_of(oidc::Outcome const& outcome, store::HeldSignin const& held) const {
    if (auto const* failed = std::get_if<oidc::Failed>(&outcome)) {
        base::log(base::Severity::Warning, "gateway.signin", "{}", oidc::word_of(failed->problem));
        return problem_of(failed->problem);
    }
    auto const* approved = std::get_if<oidc::Approved>(&outcome);
    if (!approved) return SigninProblem::NotBelieved;
    auto const& person = approved->person;
    auto const text = wire::encode(wire::SignedIn{person.name, person.number, person.level});
    return seal::seal(text, seal::CityPublicKey{held.signin.visit_key});
}

Party::Step Party::poll(store::HeldSignin const& held) {
    auto pending = open_kept(held);
    if (!pending) return {{}, SigninProblem::NotBelieved};
    auto const before = *pending;
    auto const outcome = provider_->poll(*pending);
    auto const* failed = std::get_if<oidc::Failed>(&outcome);
    bool const goes_on = std::holds_alternative<oidc::Waiting>(outcome) ||
                         std::holds_alternative<oidc::SlowedDown>(outcome) ||
                         (failed && failed->problem == Problem::Unreachable);
    if (!goes_on) return {{}, end_of(outcome, held)};
    if (*pending == before) return {};
    return {seal::box(oidc::encode(*pending), key_), {}};
}

Party::Step Party::redeem(store::HeldSignin const& held, oidc::Return const& back) {
    auto const pending = open_kept(held);
    if (!pending) return {{}, SigninProblem::NotBelieved};
    auto const outcome = provider_->redeem(*pending, back);
    return {{}, end_of(outcome, held)};
}

} // namespace gateway
