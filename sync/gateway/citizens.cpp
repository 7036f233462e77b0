#include "sync/gateway/citizens.h"

#include <fmt/format.h>

#include "kiosk/base/log.h"
#include "sync/gateway/digest.h"
#include "sync/gateway/form_values.h"
#include "sync/gateway/problem.h"
#include "sync/gateway/reply.h"
#include "sync/gateway/signin.h"
#include "sync/gateway/signin_pages.h"
#include "sync/wire/base64.h"
#include "sync/wire/handoff.h"

namespace gateway {
namespace {

using wire::ProblemType;
using wire::SigninProblem;
using wire::SigninState;

constexpr std::string_view links = "/s/", back_path = "/s/return", form_type = "application/x-www-form-urlencoded";
constexpr std::size_t longest_form = 256, most_waiting = 256;
// Of one address, which may be a whole telephone network's; a sign-in is three requests.
constexpr unsigned phones_at_once = 120, kiosks_at_once = 6;
constexpr base::Duration phones_pause{250}, kiosks_pause{5'000}, tidy_after{30'000};

server::Reply busy() { return problem(ProblemType::Overloaded, "too many requests wait"); }

server::Reply failed(base::Error const& error) {
    base::log(base::Severity::Error, "gateway.signin", "{}", error.what);
    if (error.kind == base::ErrorKind::Full) return problem(ProblemType::NoSpace, "the store is full");
    return problem(ProblemType::Overloaded, "the store does not answer");
}

server::Reply status_reply(wire::SigninStatus const& status) { return json(200, wire::encode(status)); }

// 10 to 99, each as likely as the next.
std::string two_digits() {
    std::array<std::uint8_t, 8> chance{};
    base::system_random().fill(chance);
    std::uint64_t value = 0;
    for (auto const byte : chance)
        value = value << 8U | byte;
    return std::to_string(10 + value % 90);
}

// After the provider was asked: what came of it is kept before anybody hears of it.
base::Result<std::optional<store::HeldSignin>> keep(store::Store& store, store::HeldSignin const& held,
                                                    Party::Step const& step, base::WallTime now) {
    auto const& [kiosk, id] = std::pair(held.signin.kiosk, held.signin.id);
    if (step.end) (void)TRY(store.settle_signin(kiosk, id, *step.end)); // false: another was quicker, and is told
    if (step.kept) TRY(store.keep_signin(kiosk, id, *step.kept));
    return store.signin_of(kiosk, id, now);
}

} // namespace

Citizens::Citizens(std::unique_ptr<Party> party, base::Clock const& clock, std::function<bool(Order)> order)
    : party_(std::move(party)),
      clock_(clock),
      order_(std::move(order)),
      phones_(phones_at_once, phones_pause),
      kiosks_(kiosks_at_once, kiosks_pause),
      tidied_(clock.now() - tidy_after),
      worker_(std::make_unique<Errands>("signin", most_waiting, [](Errand const& errand) { errand(); })) {}

bool Citizens::is_for_kiosks(std::string_view path) { return path.starts_with(wire::signins_path); }
bool Citizens::is_for_phones(std::string_view path) { return path.starts_with(links); }

void Citizens::ask_store(Work work, server::Finish const& finish, server::Reply otherwise) {
    if (!order_(StoreOrder{std::move(work)})) finish(std::move(otherwise));
}

void Citizens::ask_party(Errand errand, server::Finish const& finish, server::Reply otherwise) {
    std::scoped_lock const lock(guard_);
    if (!worker_ || !worker_->offer(std::move(errand))) finish(std::move(otherwise));
}

void Citizens::close() {
    std::unique_ptr<Errands> worker;
    {
        std::scoped_lock const lock(guard_);
        worker = std::move(worker_);
    }
}

void Citizens::tidy() {
    if (!party_ || clock_.now() < tidied_ + tidy_after) return;
    tidied_ = clock_.now();
    (void)order_(StoreOrder{[now = clock_.wall()](store::Store& store) {
        if (auto const dropped = store.drop_signins(now); !dropped)
            base::log(base::Severity::Warning, "gateway.signin", "{}", dropped.error().what);
    }});
}

// --- the kiosk

void Citizens::answer_kiosk(server::Heard const& heard, std::string const& kiosk, std::string_view path,
                            server::Finish const& finish) {
    auto const& method = heard.method;
    if (method != "GET" && method != "PUT" && method != "DELETE") return finish(wrong_method("DELETE, GET, PUT"));
    if (!party_) return finish(problem(ProblemType::NotFound, "nobody signs in here"));
    auto const id = base::Uuid::parse(path.substr(wire::signins_path.size()));
    if (!id || !id->is_version_7()) return finish(problem(ProblemType::BadRequest, "an UUIDv7 names a sign-in"));
    if (method == "PUT") return begin(heard, kiosk, *id, finish);
    if (method == "GET") return tell(kiosk, *id, finish);
    ask_store(
        [kiosk, id = *id, finish](store::Store& store) {
            auto const ended = store.end_signin(kiosk, id);
            finish(ended ? server::Reply{204, "", "", {}} : failed(ended.error()));
        },
        finish, busy());
}

void Citizens::begin(server::Heard const& heard, std::string const& kiosk, base::Uuid const& id,
                     server::Finish const& finish) {
    if (heard.header("content-type") != json_type)
        return finish(problem(ProblemType::WrongMediaType, std::string(json_type)));
    if (heard.body.size() > wire::longest_signin_message)
        return finish(problem(ProblemType::TooLarge, "more than 4096 bytes"));
    auto const request = wire::decode_signin_request(heard.body);
    if (!request) return finish(problem(ProblemType::BadRequest, "not a place and a visit's key"));
    auto const wait = kiosks_.take(kiosk, clock_.now());
    if (wait.count() > 0) return finish(problem(ProblemType::RateLimited, "too many links of this kiosk", wait));
    wire::HandoffSecret token{};
    base::system_random().fill(token);
    auto const& settings = party_->settings();
    auto const until = clock_.wall() + std::chrono::seconds(settings.code_s);
    store::Signin const signin{id, kiosk, request->place, sha256(token), request->visit_key, two_digits(), until};
    wire::SigninLink const link{settings.url + std::string(links) + wire::to_hex(token), signin.number,
                                settings.code_s};
    ask_store(
        [signin, text = wire::encode(link), finish](store::Store& store) {
            auto const begun = store.begin_signin(signin);
            finish(begun ? json(201, text) : failed(begun.error()));
        },
        finish, busy());
}

// How far it is; while the phone is at the provider's page, the provider is asked.
void Citizens::tell(std::string const& kiosk, base::Uuid const& id, server::Finish const& finish) {
    bool const asks = party_->settings().flow == model::SigninFlow::Device;
    ask_store(
        [this, kiosk, id, asks, finish, now = clock_.wall()](store::Store& store) {
            auto const held = store.signin_of(kiosk, id, now);
            if (!held) return finish(failed(held.error()));
            if (!*held) return finish(problem(ProblemType::NotFound, "no such sign-in, or it is over"));
            if (!asks || (*held)->status.state != SigninState::Matched) return finish(status_reply((*held)->status));
            poll(**held, finish);
        },
        finish, busy());
}

void Citizens::poll(store::HeldSignin const& held, server::Finish const& finish) {
    ask_party(
        [this, held, finish] {
            auto step = party_->poll(held);
            if (!step.end && !step.kept) return finish(status_reply(held.status));
            ask_store(
                [this, held, step = std::move(step), finish](store::Store& store) {
                    auto const now = keep(store, held, step, clock_.wall());
                    if (!now) return finish(failed(now.error()));
                    finish(*now ? status_reply((*now)->status) : problem(ProblemType::NotFound, "it is over"));
                },
                finish, busy());
        },
        finish, busy());
}

// --- the phone

void Citizens::answer_phone(server::Heard const& heard, std::string_view path, server::Finish const& finish) {
    bool const is_back = path == back_path;
    if (heard.method != "GET" && (is_back || heard.method != "POST"))
        return finish(wrong_method(is_back ? "GET" : "GET, POST"));
    if (!party_) return finish(signin_gone_page());
    auto const wait = phones_.take(citizen_address(heard), clock_.now());
    if (wait.count() > 0) return finish(problem(ProblemType::RateLimited, "too many requests of this address", wait));
    if (is_back) return come_back(query_of(heard.target), finish);
    auto const token = wire::read_handoff_secret(path.substr(links.size()));
    if (!token) return finish(signin_gone_page());
    if (heard.method == "GET") return show(*token, finish);
    if (heard.header("content-type") != form_type)
        return finish(problem(ProblemType::WrongMediaType, std::string(form_type)));
    if (heard.body.size() > longest_form) return finish(problem(ProblemType::TooLarge, "more than 256 bytes"));
    choose(*token, form_value(heard.body, "number").value_or(""), finish);
}

void Citizens::show(wire::HandoffSecret const& token, server::Finish const& finish) {
    ask_store(
        [token, finish, now = clock_.wall()](store::Store& store) {
            auto const held = store.signin(sha256(token), now);
            if (!held) return finish(signin_trouble_page());
            bool const open = *held && (*held)->status.state == SigninState::Waiting;
            finish(open ? choose_page((*held)->signin, token) : signin_gone_page());
        },
        finish, signin_trouble_page());
}

// One try: whoever does not see the screen has one chance in three, and then there is no link any more.
void Citizens::choose(wire::HandoffSecret const& token, std::string const& number, server::Finish const& finish) {
    ask_store(
        [this, digest = sha256(token), number, finish, now = clock_.wall()](store::Store& store) {
            auto const held = store.signin(digest, now);
            if (!held) return finish(signin_trouble_page());
            if (!*held || (*held)->status.state != SigninState::Waiting) return finish(signin_gone_page());
            auto const& signin = (*held)->signin;
            if (number == signin.number) return send_on(digest, signin, finish);
            auto const settled = store.settle_signin(signin.kiosk, signin.id, SigninProblem::WrongNumber);
            finish(settled ? wrong_number_page() : signin_trouble_page());
        },
        finish, signin_trouble_page());
}

void Citizens::send_on(wire::Digest const& token, store::Signin const& signin, server::Finish const& finish) {
    ask_party(
        [this, token, signin, finish] {
            auto begun = party_->begin();
            auto const now = clock_.wall(), until = now + std::chrono::seconds(party_->settings().approve_s);
            ask_store(
                [token, signin, begun = std::move(begun), now, until, finish](store::Store& store) {
                    if (!begun) {
                        (void)store.settle_signin(signin.kiosk, signin.id, begun.error());
                        return finish(signin_trouble_page());
                    }
                    auto const matched = store.match_signin(token, begun->kept, begun->back, now, until);
                    if (!matched) return finish(signin_trouble_page());
                    finish(*matched ? go_on_page(begun->url, begun->user_code) : signin_gone_page());
                },
                finish, signin_trouble_page());
        },
        finish, signin_trouble_page());
}

// From the provider's page, with a code.
void Citizens::come_back(std::string_view query, server::Finish const& finish) {
    auto const value = [&](std::string_view name) { return form_value(query, name).value_or(""); };
    oidc::Return const back{base::PrivateText(value("code")), value("state"), value("iss"), value("error")};
    auto const digest = sha256(base::as_bytes(back.state));
    ask_store(
        [this, back, digest, finish, now = clock_.wall()](store::Store& store) {
            auto const held = store.signin_back(digest, now);
            if (!held) return finish(signin_trouble_page());
            if (!*held || (*held)->status.state != SigninState::Matched) return finish(signin_gone_page());
            ask_party(
                [this, back, held = **held, finish] {
                    auto step = party_->redeem(held, back);
                    ask_store(
                        [this, held, step = std::move(step), finish](store::Store& store_) {
                            auto const kept = keep(store_, held, step, clock_.wall());
                            bool const known = kept && *kept && (*kept)->status.state == SigninState::Approved;
                            finish(known ? signed_in_page() : not_signed_in_page());
                        },
                        finish, signin_trouble_page());
                },
                finish, signin_trouble_page());
        },
        finish, signin_trouble_page());
}

} // namespace gateway
