#include "sync/gateway/ward.h"

#include "kiosk/base/log.h"
#include "sync/gateway/problem.h"
#include "sync/gateway/reply.h"
#include "sync/gateway/ward_pages.h"

namespace gateway {
namespace {

using base::ErrorKind;
using wire::ProblemType;

constexpr std::string_view draws = "/ward/v1/draws/";
constexpr std::string_view queue_path = "/ward/v1/queue";
constexpr std::string_view session_path = "/ward/v1/session";
constexpr std::string_view counter_path = "/ward/v1/counter";
constexpr std::size_t most_waiting = 256;
constexpr unsigned tries_at_once = 10;
constexpr base::Duration pause_between_tries{6'000};

server::Reply with_cookie(std::string cookie) { return {204, "", "", {{"Set-Cookie", std::move(cookie)}}}; }

server::Reply failed(base::Error const& error) {
    switch (error.kind) {
    case ErrorKind::NotFound: return problem(ProblemType::NotFound, error.what);
    case ErrorKind::Invalid: return problem(ProblemType::IdConflict, error.what);
    case ErrorKind::Refused: return problem(ProblemType::OutOfTurn, error.what);
    case ErrorKind::Full: return problem(ProblemType::NoSpace, "the ledger's disk is full");
    case ErrorKind::Unavailable:
    case ErrorKind::Corrupt:
    case ErrorKind::Io: break;
    }
    base::log(base::Severity::Error, "ward.ledger", "{}", error.what);
    return problem(ProblemType::Overloaded, "the ledger does not answer");
}

// Nothing: its body can be read.
std::optional<server::Reply> refused_body(server::Heard const& heard) {
    auto const type = heard.header("content-type");
    if (type != "application/json" && !type.starts_with("application/json;"))
        return problem(ProblemType::WrongMediaType, "send application/json");
    if (heard.body.size() > wire::longest_ward_request) return problem(ProblemType::TooLarge, "more than 4096 bytes");
    return std::nullopt;
}

server::Reply not_signed_in() { return problem(ProblemType::NotSignedIn, "no clerk of a counter"); }

} // namespace

base::Result<std::unique_ptr<Ward>> Ward::open(model::WardSettings const& settings, base::Clock const& clock) {
    if (auto const trouble = model::trouble_of(settings)) return base::failure(ErrorKind::Invalid, *trouble);
    auto clerks = TRY(Clerks::open(settings.counter_tokens));
    auto ledger = TRY(ledger::Ledger::open(settings.ledger, settings));
    return std::unique_ptr<Ward>(new Ward(std::move(ledger), std::move(clerks), clock));
}

Ward::Ward(ledger::Ledger ledger, Clerks clerks, base::Clock const& clock)
    : clock_(clock),
      clerks_(std::move(clerks)),
      rate_(tries_at_once, pause_between_tries),
      ledger_(std::move(ledger)),
      worker_("ledger", most_waiting, [this](Work const& work) { work(ledger_); }) {}

bool Ward::is_draw(std::string_view path) { return path.starts_with(draws); }
bool Ward::is_for_browsers(std::string_view path) {
    return path == queue_path || path == session_path || path == counter_path || ward_page(path) != nullptr;
}

void Ward::ask(Work work, server::Finish const& finish) {
    if (!worker_.offer(std::move(work))) finish(problem(ProblemType::Overloaded, "too many requests wait"));
}

void Ward::tell_ready(std::function<void(base::Result<>)> done) {
    auto const busy = base::failure(ErrorKind::Unavailable, "too many requests wait for the ledger");
    if (!worker_.offer([done](ledger::Ledger& ledger) { done(ledger.ready()); })) done(busy);
}

void Ward::draw(server::Heard const& heard, std::string const& kiosk, std::string_view path,
                server::Finish const& finish) {
    if (heard.method != "PUT") return finish(wrong_method("PUT"));
    if (auto reply = refused_body(heard)) return finish(std::move(*reply));
    auto const id = base::Uuid::parse(path.substr(draws.size()));
    auto const draw = id ? wire::decode_draw(*id, heard.body) : std::nullopt;
    if (!draw) return finish(problem(ProblemType::BadRequest, "not a draw: an UUIDv7, a service and a priority"));
    ask(
        [draw = *draw, kiosk, now = clock_.wall(), finish](ledger::Ledger& ledger) mutable {
            draw.drawn_at = wire::drawing_time(draw, now);
            auto const drawn = ledger.draw(draw, kiosk, now);
            finish(drawn ? json(drawn->is_new ? 201 : 200, wire::encode(drawn->ticket)) : failed(drawn.error()));
        },
        finish);
}

void Ward::answer(server::Heard const& heard, std::string_view path, server::Finish const& finish) {
    if (path == session_path) return session(heard, finish);
    if (path == counter_path) return counter(heard, finish);
    if (heard.method != "GET") return finish(wrong_method("GET"));
    if (path == queue_path) return show_queue(finish);
    auto const* const page = ward_page(path);
    finish({200,
            page->media_type,
            page->text,
            {{"Content-Security-Policy", ward_page_policy},
             {"X-Content-Type-Options", "nosniff"},
             {"Referrer-Policy", "no-referrer"}}});
}

void Ward::show_queue(server::Finish const& finish) {
    ask(
        [now = clock_.wall(), finish](ledger::Ledger& ledger) {
            auto const queue = ledger.queue(now);
            finish(queue ? json(200, wire::encode(*queue)) : failed(queue.error()));
        },
        finish);
}

void Ward::session(server::Heard const& heard, server::Finish const& finish) {
    if (heard.method != "POST" && heard.method != "DELETE") return finish(wrong_method("DELETE, POST"));
    if (!is_from_our_page(heard)) return finish(not_signed_in());
    if (heard.method == "DELETE") return finish(with_cookie(Clerks::sign_out()));
    if (auto reply = refused_body(heard)) return finish(std::move(*reply));
    auto const request = wire::decode_session_request(heard.body);
    if (!request) return finish(problem(ProblemType::BadRequest, "not a counter and its token"));
    auto const wait = rate_.take(heard.address, clock_.now());
    if (wait.count() > 0) return finish(problem(ProblemType::RateLimited, "too many tries", wait));
    auto cookie = clerks_.sign_in(*request, clock_.wall());
    finish(cookie ? with_cookie(std::move(*cookie)) : not_signed_in());
}

void Ward::counter(server::Heard const& heard, server::Finish const& finish) {
    if (heard.method != "GET" && heard.method != "POST") return finish(wrong_method("GET, POST"));
    auto const now = clock_.wall();
    auto const counter = clerks_.counter_of(heard, now);
    if (!counter || !is_from_our_page(heard)) return finish(not_signed_in());
    std::optional<wire::CounterAction> action;
    if (heard.method == "POST") {
        if (auto reply = refused_body(heard)) return finish(std::move(*reply));
        action = wire::decode_counter_action(heard.body);
        if (!action) return finish(problem(ProblemType::BadRequest, "nothing a counter does"));
    }
    ask(
        [counter = *counter, action, now, finish](ledger::Ledger& ledger) {
            auto const done = action ? ledger.act(counter, *action, now) : base::Result<>();
            if (!done) return finish(failed(done.error()));
            auto const state = ledger.counter(counter, now);
            finish(state ? json(200, wire::encode(*state)) : failed(state.error()));
        },
        finish);
}

} // namespace gateway
