#include "sync/gateway/handoffs.h"

#include <fmt/format.h>

#include "kiosk/base/log.h"
#include "sync/gateway/digest.h"
#include "sync/gateway/problem.h"
#include "sync/gateway/reply.h"
#include "sync/gateway/signin.h"
#include "sync/wire/base64.h"

namespace gateway {
namespace {

using store::HandoffOutcome;
using wire::ProblemType;

constexpr std::string_view phones = "/h/", files = "/handoff/", photo_end = "/photo", phone_end = "/phone";
constexpr std::size_t token_letters = 2 * sizeof(wire::HandoffSecret);
// Of one address, which may be a whole telephone network's: what a phone asks for a link is four requests.
constexpr unsigned at_once = 120;
constexpr base::Duration pause{250}, tidy_after{30'000};

server::Reply unknown() { return problem(ProblemType::NotFound, "no such link, or it is over"); }

server::Reply failed(base::Error const& error) {
    if (error.kind == base::ErrorKind::NotFound) return unknown();
    base::log(base::Severity::Error, "gateway.handoff", "{}", error.what);
    if (error.kind == base::ErrorKind::Full) return problem(ProblemType::NoSpace, "the store is full");
    return problem(ProblemType::Overloaded, "the store does not answer");
}

server::Reply refused(HandoffOutcome outcome) {
    switch (outcome) {
    case HandoffOutcome::InUse: return problem(ProblemType::HandoffInUse, "another phone, or another photo");
    case HandoffOutcome::NotOpened: return problem(ProblemType::HandoffInUse, "this phone has not opened the link");
    case HandoffOutcome::Done:
    case HandoffOutcome::Known:
    case HandoffOutcome::Gone: break;
    }
    return unknown();
}

bool is_done(HandoffOutcome outcome) { return outcome == HandoffOutcome::Done || outcome == HandoffOutcome::Known; }

wire::Digest digest_of(wire::HandoffSecret const& secret) { return sha256(secret); }

server::Reply status_reply(base::Result<std::optional<store::HeldHandoff>> const& held) {
    if (!held) return failed(held.error());
    return *held && (*held)->state ? json(200, wire::encode(*(*held)->state)) : unknown();
}

// Nothing: it can be kept.
std::optional<server::Reply> refused_photo(server::Heard const& heard) {
    if (heard.header("content-type") != wire::sealed_media_type)
        return problem(ProblemType::WrongMediaType, std::string(wire::sealed_media_type));
    if (heard.body.size() > wire::largest_sealed_photo) return problem(ProblemType::TooLarge, "larger than a photo");
    auto const digest = wire::read_repr_digest(heard.header("repr-digest"));
    if (!digest) return problem(ProblemType::BadRequest, "Repr-Digest");
    if (sha256(base::as_bytes(heard.body)) != *digest) return problem(ProblemType::DigestMismatch, "the photo");
    if (!wire::is_sealed_shape(base::as_bytes(heard.body)))
        return problem(ProblemType::BadRequest, "not sealed: FORMAT.md §1");
    return std::nullopt;
}

} // namespace

Handoffs::Handoffs(std::unique_ptr<HandoffPages> pages, base::Clock const& clock, std::function<bool(Order)> order)
    : pages_(std::move(pages)),
      clock_(clock),
      order_(std::move(order)),
      rate_(at_once, pause),
      tidied_(clock.now() - tidy_after) {}

bool Handoffs::is_for_kiosks(std::string_view path) { return path.starts_with(wire::handoffs_path); }
bool Handoffs::is_for_phones(std::string_view path) { return path.starts_with(phones) || path.starts_with(files); }

void Handoffs::ask(Work work, server::Finish const& finish) {
    StoreOrder order{[work = std::move(work), finish](store::Store& store) { finish(work(store)); }};
    if (!order_(std::move(order))) finish(problem(ProblemType::Overloaded, "too many requests wait"));
}

void Handoffs::tidy() {
    if (!pages_ || clock_.now() < tidied_ + tidy_after) return;
    tidied_ = clock_.now();
    (void)order_(StoreOrder{[now = clock_.wall()](store::Store& store) {
        if (auto const dropped = store.drop_handoffs(now); !dropped)
            base::log(base::Severity::Warning, "gateway.handoff", "{}", dropped.error().what);
    }});
}

// --- the kiosk

void Handoffs::answer_kiosk(server::Heard const& heard, std::string const& kiosk, std::string_view path,
                            server::Finish const& finish) {
    path.remove_prefix(wire::handoffs_path.size());
    bool const is_photo = path.ends_with(photo_end);
    if (is_photo) path.remove_suffix(photo_end.size());
    auto const id = base::Uuid::parse(path);
    auto const& method = heard.method;
    if (is_photo ? method != "GET" : method != "GET" && method != "PUT" && method != "DELETE")
        return finish(wrong_method(is_photo ? "GET" : "DELETE, GET, PUT"));
    if (!pages_) return finish(problem(ProblemType::NotFound, "no photos from phones here"));
    if (!id || !id->is_version_7()) return finish(problem(ProblemType::BadRequest, "an UUIDv7 names a hand-off"));
    if (method == "PUT") return begin(heard, kiosk, *id, finish);
    auto const now = clock_.wall();
    if (method == "DELETE")
        return ask(
            [kiosk, id = *id](store::Store& store) {
                auto const ended = store.end_handoff(kiosk, id);
                return ended ? server::Reply{204, "", "", {}} : failed(ended.error());
            },
            finish);
    if (!is_photo)
        return ask(
            [kiosk, id = *id, now](store::Store& store) { return status_reply(store.handoff_of(kiosk, id, now)); },
            finish);
    ask(
        [kiosk, id = *id, now](store::Store& store) {
            auto const photo = store.handoff_photo(kiosk, id, now);
            if (!photo) return failed(photo.error());
            return server::Reply{200,
                                 std::string(wire::sealed_media_type),
                                 std::string(base::as_text(*photo)),
                                 {{"Repr-Digest", wire::repr_digest_of(sha256(*photo))}}};
        },
        finish);
}

void Handoffs::begin(server::Heard const& heard, std::string const& kiosk, base::Uuid const& id,
                     server::Finish const& finish) {
    if (heard.header("content-type") != json_type)
        return finish(problem(ProblemType::WrongMediaType, std::string(json_type)));
    if (heard.body.size() > wire::longest_handoff_request)
        return finish(problem(ProblemType::TooLarge, "more than 4096 bytes"));
    auto const request = wire::decode_handoff_request(heard.body);
    if (!request) return finish(problem(ProblemType::BadRequest, "not a place and a city's key"));
    wire::HandoffSecret token{};
    base::system_random().fill(token);
    std::uint64_t const lasts_s = pages_->settings().minutes * 60ULL;
    wire::HandoffLink const link{fmt::format("{}{}{}", pages_->settings().url, phones, wire::to_hex(token)), lasts_s};
    store::Handoff const handoff{
        id, kiosk, request->place, digest_of(token), request->city_key, clock_.wall() + std::chrono::seconds(lasts_s)};
    ask(
        [handoff, text = wire::encode(link)](store::Store& store) {
            auto const begun = store.begin_handoff(handoff);
            return begun ? json(201, text) : failed(begun.error());
        },
        finish);
}

// --- the phone

void Handoffs::answer_phone(server::Heard const& heard, std::string_view path, server::Finish const& finish) {
    bool const is_file = path.starts_with(files), is_put = path.ends_with(phone_end) || path.ends_with(photo_end);
    if (heard.method != (is_put ? "PUT" : "GET")) return finish(wrong_method(is_put ? "PUT" : "GET"));
    if (!pages_) return finish(is_put ? unknown() : HandoffPages::gone());
    if (is_file) return finish(pages_->file(path.substr(files.size())));
    path.remove_prefix(phones.size());
    auto const text = path.substr(0, token_letters), rest = path.substr(text.size());
    auto const token = wire::read_handoff_secret(text);
    auto const wait = rate_.take(citizen_address(heard), clock_.now());
    if (wait.count() > 0) return finish(problem(ProblemType::RateLimited, "too many requests of this address", wait));
    if (!token) return finish(is_put ? unknown() : HandoffPages::gone());
    if (rest.empty()) return show(text, digest_of(*token), finish);
    if (rest != phone_end && rest != photo_end) return finish(is_put ? unknown() : HandoffPages::gone());
    auto const phone = wire::read_handoff_secret(heard.header("handoff-key"));
    if (!phone) return finish(problem(ProblemType::BadRequest, "Handoff-Key"));
    if (rest == phone_end) return open(digest_of(*token), digest_of(*phone), finish);
    take(heard, digest_of(*token), digest_of(*phone), finish);
}

void Handoffs::show(std::string_view token, wire::Digest const& digest, server::Finish const& finish) {
    StoreOrder order{[this, token = std::string(token), digest, now = clock_.wall(), finish](store::Store& store) {
        auto const held = store.handoff(digest, now);
        if (!held) return finish(HandoffPages::trouble());
        finish(*held && (*held)->state ? pages_->page((*held)->handoff, token) : HandoffPages::gone());
    }};
    if (!order_(std::move(order))) finish(HandoffPages::trouble());
}

void Handoffs::open(wire::Digest const& token, wire::Digest const& phone, server::Finish const& finish) {
    ask(
        [token, phone, now = clock_.wall()](store::Store& store) {
            auto const opened = store.open_handoff(token, phone, now);
            if (!opened) return failed(opened.error());
            return is_done(*opened) ? status_reply(store.handoff(token, now)) : refused(*opened);
        },
        finish);
}

void Handoffs::take(server::Heard const& heard, wire::Digest const& token, wire::Digest const& phone,
                    server::Finish const& finish) {
    if (auto reply = refused_photo(heard)) return finish(std::move(*reply));
    ask(
        [token, phone, sealed = heard.body, now = clock_.wall()](store::Store& store) {
            auto const bytes = base::as_bytes(sealed);
            auto const kept = store.keep_photo(token, phone, bytes, sha256(bytes), now);
            if (!kept) return failed(kept.error());
            if (!is_done(*kept)) return refused(*kept);
            return json(*kept == HandoffOutcome::Done ? 201 : 200, wire::encode(wire::HandoffState::Received));
        },
        finish);
}

} // namespace gateway
