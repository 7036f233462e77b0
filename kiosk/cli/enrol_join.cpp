// tramso enrol --config --token: a kiosk gets its identity. Its keys are made here and stay here. Whatever interrupts
// it, it is simply run again with the same token: the key that waits for its certificate lies beside the certificate's
// file
// ("….enrolling") before anybody is asked for one, and every file is replaced whole, the certificate with its key last.
// Then "….token" says which token they came from.
#include <fmt/format.h>
#include <unistd.h>

#include "config/load.h"
#include "drivers/jpeg/load.h"
#include "drivers/qr/decode.h"
#include "kiosk/base/file.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/enrol_parts.h"
#include "kiosk/cli/house.h"
#include "sync/enrol/certificate.h"
#include "sync/enrol/pair_file.h"
#include "sync/enrol/request.h"
#include "sync/enrol/token.h"
#include "sync/http/client.h"
#include "sync/seal/digest.h"
#include "sync/seal/keys.h"
#include "sync/uplink/ask.h"
#include "sync/wire/base64.h"
#include "sync/wire/enrolment.h"
#include "sync/wire/problem.h"

namespace cli {
namespace {

using Path = std::filesystem::path;
using wire::ProblemType;

constexpr std::chrono::minutes clock_tolerance{10};

template<class... Args>
tl::unexpected<base::Error> no(fmt::format_string<Args...> format, Args&&... args) {
    return base::failure(base::ErrorKind::Refused, fmt::format(format, std::forward<Args>(args)...));
}

std::optional<enrol::Token> find_token(std::string const& given) {
    if (auto token = enrol::decode_token(given)) return token;
    if (auto const text = base::read_file(given, enrol::longest_token))
        if (auto token = enrol::decode_token(*text)) return token;
    auto const frame = jpeg::load(given);
    auto const text = frame ? qr::decode(*frame) : std::nullopt;
    return text ? enrol::decode_token(text->reveal()) : std::nullopt;
}

Path beside(Path file, char const* ending) {
    file += ending;
    return file;
}

// One kiosk on its way in.
class Newcomer {
public:
    Newcomer(model::Settings const& settings, enrol::Token const& token)
        : settings_(settings),
          token_(token),
          pair_{settings.uplink.certificate, settings.uplink.certificate_key},
          waiting_key_(beside(pair_.certificate, ".enrolling")),
          used_token_(beside(pair_.certificate, ".token")),
          found_authority_(beside(pair_.certificate, ".authority")) {}

    base::Result<enrol::CertificateFacts> enrol() {
        TRY(check_settings());
        TRY(make_folders());
        TRY(make_keys());
        TRY(meet());
        auto const answer = TRY(ask());
        return keep(answer);
    }

private:
    base::Result<> check_settings() const;
    base::Result<> make_folders() const;
    base::Result<> make_keys();
    base::Result<> meet();
    base::Result<> check_clock(http::Answer const& answer) const;
    base::Result<wire::Enrolment> ask() const;
    base::Result<wire::Enrolment> read(http::Answer const& answer) const;
    base::Result<enrol::CertificateFacts> keep(wire::Enrolment const& answer) const;
    base::Result<> keep_ack_key(seal::VerifyKey const& key) const;
    base::Result<http::Client> client(bool asks_anyone) const;
    std::string digest_of_token() const { return wire::to_hex(seal::sha256(token_.secret.reveal())) + "\n"; }
    std::string url() const { return token_.gateway + std::string(wire::enrolments_path); }

    model::Settings const& settings_;
    enrol::Token const& token_;
    enrol::PemPair const pair_;
    Path const waiting_key_, used_token_, found_authority_;
    base::PrivateText key_;
    seal::SigningKey signing_key_;
    std::string authority_;
};

base::Result<> Newcomer::check_settings() const {
    auto const& kiosk = settings_.kiosk.id;
    if (token_.kiosk != kiosk)
        return no("the token is for {}, and these are the settings of {} (kiosk.id)", token_.kiosk, kiosk);
    if (token_.gateway != settings_.uplink.gateway)
        return no("the token is for the gateway {}, and the settings name {} (uplink.gateway)", token_.gateway,
                  settings_.uplink.gateway);
    return {};
}

base::Result<> Newcomer::make_folders() const {
    std::vector<Path> files{pair_.certificate, pair_.key, settings_.uplink.authority, settings_.seal.city_public_key,
                            settings_.seal.signing_key};
    files.push_back(settings_.seal.gateway_ack_keys.front());
    for (auto const& file : files) {
        std::error_code error;
        std::filesystem::create_directories(file.parent_path(), error);
        if (error) return base::failure(base::ErrorKind::Io, file.parent_path().string() + ": " + error.message());
    }
    return {};
}

// A signing key that is there stays: what waits in the outbox is signed with it.
base::Result<> Newcomer::make_keys() {
    auto const& file = settings_.seal.signing_key;
    auto const signing = seal::load_signing(file);
    if (!signing && signing.error().kind != base::ErrorKind::NotFound) return tl::unexpected(signing.error());
    signing_key_ = signing ? *signing : seal::make_signing_keys().first;
    if (!signing) TRY(seal::save(signing_key_, file));
    auto const used = base::read_file(used_token_);
    auto const& file_of_key = used && *used == digest_of_token() ? pair_.certificate : waiting_key_;
    if (auto text = base::read_file(file_of_key, 2 * enrol::longest_pem)) key_ = base::PrivateText(std::move(*text));
    if (enrol::digest_of_key(key_)) return {};
    key_ = TRY(enrol::make_key());
    return base::write_file_durably(waiting_key_, base::as_bytes(key_.reveal()), 0600);
}

base::Result<http::Client> Newcomer::client(bool asks_anyone) const {
    http::ClientSettings settings;
    settings.user_agent = "tramso-enrol";
    settings.asks_anyone = asks_anyone;
    if (!asks_anyone) settings.authority = found_authority_;
    settings.connect_timeout = std::min(settings.connect_timeout, settings_.uplink.request_timeout);
    settings.total_timeout = settings_.uplink.request_timeout;
    return http::Client::create(std::move(settings));
}

// Whoever answers shows the authority's certificate. It is believed when its key is the one that the token names; then
// its holder alone can answer to what is asked next. Nothing of ours is said before.
base::Result<> Newcomer::meet() {
    auto client = TRY(this->client(true));
    auto const answer = client.send({.url = url()});
    if (!answer)
        return no("the gateway {} cannot be reached ({}: {})", token_.gateway, http::word_of(answer.error().failure),
                  answer.error().what);
    if (answer->status == 404 && wire::decode_problem(answer->body))
        return no("the gateway {} enrols no kiosks", token_.gateway);
    auto const authority = enrol::read_authority(answer->body);
    if (answer->status != 200 || !authority)
        return no("what answers at {} is not the gateway (it said {}): is there a sign-in page in between?",
                  token_.gateway, answer->status);
    if (*authority != token_.authority)
        return no("what answers at {} is not of the city that made the token: its authority has another key. Somebody "
                  "may sit in between. Nothing was told to it",
                  token_.gateway);
    TRY(check_clock(*answer));
    authority_ = answer->body;
    return base::write_file_durably(found_authority_, base::as_bytes(authority_));
}

// Certificates do not hold by a wrong clock, and the reason would be hard to guess.
base::Result<> Newcomer::check_clock(http::Answer const& answer) const {
    auto const date = answer.header("date");
    auto const now = base::SystemClock().wall();
    auto const theirs = date ? http::time_of(*date) : std::nullopt;
    if (!theirs || std::chrono::abs(*theirs - now) <= clock_tolerance) return {};
    return no("this kiosk's clock is wrong: it says {}, the gateway {}. Set it, then enrol again",
              base::to_rfc3339(now), base::to_rfc3339(*theirs));
}

base::Result<wire::Enrolment> Newcomer::ask() const {
    wire::EnrolmentRequest const request{token_.secret, TRY(enrol::make_request(key_, settings_.kiosk.id)),
                                         signing_key_.public_key.bytes};
    auto const body = wire::encode(request);
    auto client = TRY(this->client(false));
    auto const answer = client.send({.method = http::Method::Post,
                                     .url = url(),
                                     .headers = {{"Content-Type", "application/json"}},
                                     .body = base::as_bytes(body.reveal())});
    if (answer) return read(*answer);
    if (answer.error().failure == http::Failure::TlsRefused)
        return no(
            "what answers at {} has no certificate of the city's authority ({}). Somebody may sit in between. The "
            "token was not told to it",
            token_.gateway, answer.error().what);
    return no("the gateway {} gave no answer ({}: {}). Run this again with the same token", token_.gateway,
              http::word_of(answer.error().failure), answer.error().what);
}

std::string sentence_of(wire::Problem const& problem) {
    switch (problem.type) {
    case ProblemType::TokenUnknown:
        return "the gateway does not know this token: it was taken back, or a newer one was made";
    case ProblemType::TokenExpired: return "the token's time is over: have a new one made";
    case ProblemType::TokenUsed: return "the token was used already, with other keys: have a new one made";
    case ProblemType::WrongKiosk: return "the gateway says that this token is for another kiosk";
    case ProblemType::RateLimited: return "too many tries: wait a minute, then run this again with the same token";
    case ProblemType::BadRequest:
    case ProblemType::UnknownKiosk:
    case ProblemType::BadSignature:
    case ProblemType::CertRevoked:
    case ProblemType::NotFound:
    case ProblemType::IdConflict:
    case ProblemType::SeqConflict:
    case ProblemType::OffsetConflict:
    case ProblemType::NotSignedIn:
    case ProblemType::OutOfTurn:
    case ProblemType::HandoffInUse:
    case ProblemType::WrongVersion:
    case ProblemType::TooLarge:
    case ProblemType::WrongMediaType:
    case ProblemType::NoSuchRange:
    case ProblemType::DigestMismatch:
    case ProblemType::BadChecksum:
    case ProblemType::Overloaded:
    case ProblemType::NoSpace: break;
    }
    return fmt::format("the gateway refused: {} {}", wire::uri_of(problem.type), problem.detail);
}

base::Result<wire::Enrolment> Newcomer::read(http::Answer const& answer) const {
    if (auto const problem = wire::decode_problem(answer.body)) return no("{}", sentence_of(*problem));
    auto enrolment = answer.status == 200 || answer.status == 201 ? wire::decode_enrolment(answer.body) : std::nullopt;
    auto const facts = enrolment ? enrol::read_certificate(enrolment->certificate) : no("no certificate");
    bool const ours = facts && facts->key == TRY(enrol::digest_of_key(key_)) &&
                      facts->common_name == settings_.kiosk.id &&
                      enrol::is_signed_by(enrolment->certificate, authority_) && enrolment->authority == authority_;
    if (!ours) return no("the gateway's answer ({}) holds no certificate for this kiosk and its key", answer.status);
    return std::move(*enrolment);
}

// Into the first file, unless one of them has it already.
base::Result<> Newcomer::keep_ack_key(seal::VerifyKey const& key) const {
    for (auto const& file : settings_.seal.gateway_ack_keys) {
        auto const known = seal::load_verify(file);
        if (known && known->bytes == key.bytes) return {};
    }
    return seal::save(key, settings_.seal.gateway_ack_keys.front());
}

base::Result<enrol::CertificateFacts> Newcomer::keep(wire::Enrolment const& answer) const {
    TRY(base::write_file_durably(settings_.uplink.authority, base::as_bytes(answer.authority)));
    TRY(seal::save(seal::CityPublicKey{answer.city_key}, settings_.seal.city_public_key));
    TRY(keep_ack_key(seal::VerifyKey{answer.ack_key}));
    TRY(enrol::save_pair(answer.certificate, key_, pair_));
    TRY(base::write_file_durably(used_token_, base::as_bytes(digest_of_token()), 0600));
    ::unlink(found_authority_.c_str());
    ::unlink(waiting_key_.c_str());
    uplink::nudge(settings_.uplink.socket);
    return enrol::read_certificate(answer.certificate);
}

} // namespace

int join(Joining const& options) {
    auto const token = find_token(options.token);
    if (!token) {
        refuse("enrol", "that is no token, and no picture of one");
        return wrong_use;
    }
    auto const settings = config::load_kiosk(options.config);
    if (!settings) return refuse("enrol", config::text_of(settings.error()));
    auto const facts = Newcomer(*settings, *token).enrol();
    if (!facts) return refuse("enrol", facts.error().what);
    auto const until = base::to_rfc3339(facts->until);
    if (options.json)
        fmt::print("{{\"kiosk\":{},\"until\":{}}}\n", json_text(facts->common_name), json_text(until));
    else
        fmt::print("{} is enrolled until {}\n", facts->common_name, until);
    return done;
}

} // namespace cli
