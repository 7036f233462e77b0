#include "sync/gateway/enrolment.h"

#include <cstdlib>

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "kiosk/base/worker.h"
#include "sync/enrol/request.h"
#include "sync/enrol/tokens.h"
#include "sync/gateway/problem.h"
#include "sync/gateway/reply.h"
#include "sync/seal/keys.h"
#include "sync/wire/enrolment.h"

namespace gateway {
namespace {

using wire::ProblemType;

constexpr std::size_t most_waiting = 32;
constexpr unsigned at_once = 20; // of one address: an office may set up a whole room
constexpr base::Duration between{3000};
constexpr base::Duration leeway{3'600'000}; // for clocks that are a little late

server::Reply refused(ProblemType type, std::string detail = "") { return problem(type, std::move(detail)); }

// In builds for tests TRAMSO_GATEWAY_CERTIFICATE_SECONDS=N makes certificates that last so long.
base::Duration lifetime(unsigned days) {
#ifdef TRAMSO_AUTOMATION
    if (char const* const seconds = std::getenv("TRAMSO_GATEWAY_CERTIFICATE_SECONDS"))
        return base::Duration(std::strtol(seconds, nullptr, 10) * 1000);
#endif
    return std::chrono::days(days);
}

server::Reply reply_to(enrol::TokenTrouble trouble) {
    switch (trouble) {
    case enrol::TokenTrouble::Unknown: return refused(ProblemType::TokenUnknown);
    case enrol::TokenTrouble::WrongKiosk: return refused(ProblemType::WrongKiosk, "the token is for another kiosk");
    case enrol::TokenTrouble::Expired: return refused(ProblemType::TokenExpired);
    case enrol::TokenTrouble::Used: return refused(ProblemType::TokenUsed, "a token is worth one pair of keys");
    case enrol::TokenTrouble::Failed: return refused(ProblemType::Overloaded, "the certificate could not be kept");
    }
    return {};
}

// What stands in the way of reading the body; nothing: read on.
std::optional<server::Reply> wrong_form(server::Heard const& heard) {
    if (heard.header("content-type") != "application/json")
        return refused(ProblemType::WrongMediaType, "application/json");
    if (heard.body.size() > wire::longest_enrolment)
        return refused(ProblemType::TooLarge, "larger than such a request may be");
    return std::nullopt;
}

std::string address_of(server::Heard const& heard) {
    return heard.door == server::Door::Proxy ? heard.header("tramso-client-address") : heard.address;
}

} // namespace

// Has the authority's key; works on its own thread.
class Enrolment::Desk {
public:
    struct Order {
        server::Heard heard;
        std::string renewing; // a kiosk; "": enrols
        server::Finish finish;
    };

    Desk(model::GatewaySettings const& settings, enrol::Issuer issuer, wire::PublicKey city, wire::PublicKey ack,
         base::Clock const& clock, enrol::Revocations& revocations)
        : issuer_(std::move(issuer)),
          city_(city),
          ack_(ack),
          kiosks_(settings.kiosks),
          tokens_(settings.enrolment.tokens),
          lifetime_(lifetime(settings.enrolment.days)),
          clock_(clock),
          revocations_(revocations) {}

    void offer(Order order) {
        auto const finish = order.finish;
        if (!worker_.offer(std::move(order))) finish(refused(ProblemType::Overloaded, "too many requests wait"));
    }
    std::string const& authority() const { return issuer_.authority(); }

private:
    server::Reply enrol(server::Heard const& heard);
    server::Reply renew(server::Heard const& heard, std::string const& kiosk);
    base::Result<std::string> certify(enrol::Request const& request, std::optional<base::WallTime> earliest);
    base::Result<> remember(std::string const& kiosk, wire::PublicKey const& signing_key);

    enrol::Issuer const issuer_;
    wire::PublicKey const city_, ack_;
    std::filesystem::path const kiosks_;
    enrol::Tokens const tokens_;
    base::Duration const lifetime_;
    base::Clock const& clock_;
    enrol::Revocations& revocations_;
    base::Worker<Order> worker_{"enrol", most_waiting, [this](Order order) {
                                    order.finish(order.renewing.empty() ? enrol(order.heard)
                                                                        : renew(order.heard, order.renewing));
                                }}; // last: starts when all the rest stands
};

base::Result<std::string> Enrolment::Desk::certify(enrol::Request const& request,
                                                   std::optional<base::WallTime> earliest) {
    auto const now = clock_.wall();
    auto const from = now - std::min(leeway, lifetime_);
    return issuer_.certify(request, std::max(from, earliest.value_or(from)), now + lifetime_);
}

// The key under which the kiosk's submissions are believed. Written again only when it is another.
base::Result<> Enrolment::Desk::remember(std::string const& kiosk, wire::PublicKey const& signing_key) {
    auto const file = kiosks_ / (kiosk + ".pub");
    auto const known = seal::load_verify(file);
    if (known && known->bytes == signing_key) return {};
    return seal::save(seal::VerifyKey{signing_key}, file);
}

server::Reply Enrolment::Desk::enrol(server::Heard const& heard) {
    auto const body = wire::decode_enrolment_request(heard.body);
    if (!body) return refused(ProblemType::BadRequest, "not a request to be enrolled");
    auto const request = enrol::read_request(body->request);
    if (!request) return refused(ProblemType::BadRequest, "request: " + request.error().what);
    auto const& kiosk = request->common_name;
    auto const certify_it = [&] { return certify(*request, revocations_.earliest(kiosk, clock_.now())); };
    auto const admission =
        tokens_.use(body->token, {kiosk, request->key, body->signing_key}, clock_.wall(), certify_it);
    if (!admission) {
        auto reply = reply_to(admission.error());
        base::log(base::Severity::Warning, "gateway.enrolment", "{} from {}: {}", kiosk, address_of(heard),
                  reply.status);
        return reply;
    }
    if (auto const kept = remember(kiosk, body->signing_key); !kept) {
        base::log(base::Severity::Error, "gateway.enrolment", "{}", kept.error().what);
        return refused(ProblemType::Overloaded, "the kiosk's key could not be kept");
    }
    base::log(base::Severity::Info, "gateway.enrolled", "{} from {}", kiosk, address_of(heard));
    return json(admission->is_new ? 201 : 200,
                wire::encode(wire::Enrolment{admission->certificate, issuer_.authority(), city_, ack_}));
}

// Never later than the certificate it is renewed with: what is revoked meanwhile is revoked with its renewal.
server::Reply Enrolment::Desk::renew(server::Heard const& heard, std::string const& kiosk) {
    auto const body = wire::decode_renewal_request(heard.body);
    if (!body) return refused(ProblemType::BadRequest, "not a request to renew");
    auto const request = enrol::read_request(*body);
    if (!request) return refused(ProblemType::BadRequest, "request: " + request.error().what);
    if (request->common_name != kiosk)
        return refused(ProblemType::WrongKiosk, "the request names another kiosk than the certificate");
    auto const certificate = certify(*request, certificate_from(heard));
    if (!certificate) {
        base::log(base::Severity::Error, "gateway.renewal", "{}", certificate.error().what);
        return refused(ProblemType::Overloaded, "the certificate could not be made");
    }
    base::log(base::Severity::Info, "gateway.renewed", "{}", kiosk);
    return json(201, wire::encode_renewal(*certificate));
}

Enrolment::Enrolment(std::filesystem::path revoked, base::Clock const& clock)
    : clock_(clock), revocations_(std::move(revoked)), rate_(at_once, between) {}
Enrolment::~Enrolment() = default;

base::Result<std::unique_ptr<Enrolment>> Enrolment::open(model::GatewaySettings const& settings,
                                                         base::Clock const& clock) {
    std::unique_ptr<Enrolment> result(new Enrolment(settings.revoked, clock));
    if (!settings.revoked.empty()) TRY(enrol::load_revocations(settings.revoked)); // a broken list is said at the start
    auto const& own = settings.enrolment;
    bool const none =
        own.authority.empty() && own.authority_key.empty() && own.tokens.empty() && own.city_public_key.empty();
    if (none) return result;
    if (own.authority.empty() || own.authority_key.empty() || own.tokens.empty() || own.city_public_key.empty())
        return base::failure(base::ErrorKind::Invalid,
                             "enrolment: authority, authority_key, tokens and city_public_key belong together");
    auto issuer = TRY(enrol::Issuer::open({own.authority, own.authority_key}));
    auto const city = TRY(seal::load_city_public(own.city_public_key));
    auto const ack = TRY(seal::load_signing(settings.ack_key));
    result->desk_ = std::make_unique<Desk>(settings, std::move(issuer), city.bytes, ack.public_key.bytes, clock,
                                           result->revocations_);
    return result;
}

void Enrolment::enrol(server::Heard heard, server::Finish const& finish) {
    if (!desk_) return finish(refused(ProblemType::NotFound, "kiosks are not enrolled here"));
    if (heard.method == "GET") return finish({200, std::string(wire::pem_media_type), desk_->authority(), {}});
    if (heard.method != "POST") return finish(wrong_method("GET, POST"));
    auto const wait = rate_.take(address_of(heard), clock_.now());
    if (wait.count() > 0) return finish(problem(ProblemType::RateLimited, "too many requests of this address", wait));
    if (auto const wrong = wrong_form(heard)) return finish(*wrong);
    desk_->offer({std::move(heard), "", finish});
}

void Enrolment::renew(server::Heard heard, std::string kiosk, server::Finish const& finish) {
    if (!desk_) return finish(refused(ProblemType::NotFound, "certificates are not renewed here"));
    if (heard.method != "POST") return finish(wrong_method("POST"));
    if (auto const wrong = wrong_form(heard)) return finish(*wrong);
    desk_->offer({std::move(heard), std::move(kiosk), finish});
}

bool Enrolment::is_revoked(std::string const& kiosk, server::Heard const& heard) {
    return revocations_.is_revoked(kiosk, certificate_from(heard), clock_.now());
}

} // namespace gateway
