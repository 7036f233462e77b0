#include "sync/gateway/fleet.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

#include "kiosk/base/log.h"
#include "sync/gateway/problem.h"
#include "sync/gateway/reply.h"
#include "sync/wire/tus.h"

namespace gateway {
namespace {

using wire::ProblemType;

constexpr std::string_view heartbeats = "/kiosk/v1/heartbeat", settings = "/kiosk/v1/settings",
                           content = "/kiosk/v1/content", answers = "/kiosk/v1/answers",
                           commands = "/kiosk/v1/commands/", result = "/result", ratings = "/kiosk/v1/ratings/";
constexpr base::Duration largest_skew(5 * 60 * 1000), lately(5 * 60 * 1000);

server::Reply away() { return problem(ProblemType::Overloaded, "the store does not answer"); }

std::string_view path_of(server::Heard const& heard) {
    return std::string_view(heard.target).substr(0, heard.target.find('?'));
}

// The method each path takes.
std::string_view method_of(std::string_view path) {
    if (path == heartbeats) return "POST";
    return path.starts_with(commands) || path.starts_with(ratings) ? "PUT" : "GET";
}

// "?after=N"; without it from the first on.
std::optional<std::uint64_t> after_in(std::string_view target) {
    auto const query = target.find('?');
    if (query == std::string_view::npos) return 0;
    constexpr std::string_view name = "after=";
    auto const text = target.substr(query + 1);
    return text.starts_with(name) ? wire::tus::read_number(text.substr(name.size())) : std::nullopt;
}

store::KioskState state_of(wire::Heartbeat const& heartbeat, std::string const& kiosk, std::string report,
                           base::WallTime now) {
    store::KioskState state{kiosk, now, std::move(report), heartbeat.quarantined, std::nullopt, false};
    constexpr std::uint64_t ten_years = 10ULL * 366 * 24 * 3600; // a wrong clock's age is not believed
    bool const waits = heartbeat.queued + heartbeat.accepted > 0;
    if (waits) state.oldest_since = now - std::chrono::seconds(std::min(heartbeat.oldest_age_s, ten_years));
    auto const skew = heartbeat.clock - now;
    state.clock_is_wrong = skew > largest_skew || skew < -largest_skew;
    return state;
}

base::Result<wire::HeartbeatAnswer> hear(store::Store& store, store::KioskState const& state,
                                         wire::HeartbeatAnswer answer) {
    TRY(store.heard(state));
    answer.commands = TRY(store.waiting(state.kiosk, state.heard_at));
    constexpr std::uint64_t beyond_all = std::numeric_limits<std::int64_t>::max();
    answer.answers = TRY(store.answers_after(beyond_all, 0)).last;
    return answer;
}

server::Reply page_reply(wire::AnswersPage const& page, std::string const& condition) {
    auto const tag = fmt::format("\"a{}\"", page.last);
    if (names_tag(condition, tag)) return {304, "", "", {{"ETag", tag}}};
    auto reply = json(200, wire::encode(page));
    reply.headers.emplace_back("ETag", tag);
    return reply;
}

std::string gauge(std::string_view name, std::string_view help, std::int64_t value) {
    return fmt::format("# HELP tramso_fleet_{0} {1}\n# TYPE tramso_fleet_{0} gauge\ntramso_fleet_{0} {2}\n", name, help,
                       value);
}

} // namespace

bool Fleet::knows(std::string_view path) {
    bool const is_result = path.starts_with(commands) && path.ends_with(result);
    bool const is_rating = path.starts_with(ratings) && path.size() > ratings.size();
    return path == heartbeats || path == settings || path == content || path == answers || is_result || is_rating;
}

void Fleet::answer(server::Heard heard, std::string const& kiosk, server::Finish const& finish) {
    auto const method = method_of(path_of(heard));
    if (heard.method != method) return finish({405, "", "", {{"Allow", std::string(method)}}});
    auto work = [this, heard = std::move(heard), kiosk, finish] {
        auto const path = path_of(heard);
        if (path == heartbeats) return take_heartbeat(heard, kiosk, finish);
        if (path == settings) return finish(downloads_.settings(heard, kiosk));
        if (path == content) return finish(downloads_.content(heard));
        if (path == answers) return give_answers(heard, finish);
        if (path.starts_with(ratings)) return take_ratings(heard, kiosk, path.substr(ratings.size()), finish);
        auto const number = path.substr(commands.size());
        take_result(heard, kiosk, number.substr(0, number.size() - result.size()), finish);
    };
    if (!hands_.work(std::move(work))) finish(problem(ProblemType::Overloaded, "too many requests wait"));
}

void Fleet::ask(std::function<void(store::Store&)> work, server::Finish const& finish) {
    if (!hands_.order(StoreOrder{std::move(work)})) finish(problem(ProblemType::Overloaded, "too many requests wait"));
}

void Fleet::take_heartbeat(server::Heard const& heard, std::string const& kiosk, server::Finish const& finish) {
    if (heard.header("content-type") != json_type)
        return finish(problem(ProblemType::WrongMediaType, std::string(json_type)));
    auto const said = wire::decode_heartbeat(heard.body);
    if (!said) return finish(problem(ProblemType::BadRequest, "not a heartbeat"));
    auto const now = clock_.wall();
    auto const state = state_of(*said, kiosk, wire::encode(*said), now);
    wire::HeartbeatAnswer answer{now, downloads_.settings_tag(kiosk), downloads_.content_tag()};
    answer.spread_s = spread_for(hands_.waiting());
    answer.call_shown = said->called_at.has_value() && watched_;
    ask(
        [state, answer, finish](store::Store& store) {
            auto const whole = hear(store, state, answer);
            if (!whole) base::log(base::Severity::Error, "gateway.heartbeat", "{}", whole.error().what);
            finish(whole ? json(200, wire::encode(*whole)) : away());
        },
        finish);
}

void Fleet::take_result(server::Heard const& heard, std::string const& kiosk, std::string_view number,
                        server::Finish const& finish) {
    if (heard.header("content-type") != json_type)
        return finish(problem(ProblemType::WrongMediaType, std::string(json_type)));
    auto const said = wire::decode_command_result(heard.body);
    if (!said || wire::tus::read_number(number) != said->number)
        return finish(problem(ProblemType::BadRequest, "not the result of this command"));
    ask(
        [said = *said, kiosk, finish, now = clock_.wall()](store::Store& store) {
            auto const kept = store.keep_result(kiosk, said, now);
            if (!kept) return finish(away());
            switch (*kept) {
            case store::ResultOutcome::New:
                base::log(base::Severity::Info, "gateway.command", "{} {}: {} {}", kiosk, said.number,
                          wire::word_of(said.outcome), said.says);
                return finish({201, "", "", {}});
            case store::ResultOutcome::Known: return finish({200, "", "", {}});
            case store::ResultOutcome::Unknown:
                return finish(problem(ProblemType::NotFound, "this kiosk was given no such command"));
            }
        },
        finish);
}

void Fleet::take_ratings(server::Heard const& heard, std::string const& kiosk, std::string_view day,
                         server::Finish const& finish) {
    if (heard.header("content-type") != json_type)
        return finish(problem(ProblemType::WrongMediaType, std::string(json_type)));
    auto said = wire::decode_day_ratings(heard.body);
    if (!said || said->day != day) return finish(problem(ProblemType::BadRequest, "not the ratings of this day"));
    ask(
        [said = std::move(*said), kiosk, finish](store::Store& store) {
            auto const kept = store.keep_ratings(kiosk, said);
            if (!kept) base::log(base::Severity::Error, "gateway.ratings", "{}", kept.error().what);
            finish(kept ? server::Reply{*kept ? 201 : 200, "", "", {}} : away());
        },
        finish);
}

void Fleet::give_answers(server::Heard const& heard, server::Finish const& finish) {
    auto const after = after_in(heard.target);
    if (!after) return finish(problem(ProblemType::BadRequest, "after=NUMBER"));
    ask(
        [after = *after, condition = heard.header("if-none-match"), finish](store::Store& store) {
            auto const page = store.answers_after(after, wire::most_answers_together);
            finish(page ? page_reply(*page, condition) : away());
        },
        finish);
}

void Fleet::tell_metrics(std::function<void(std::string)> const& done) {
    auto work = [done, now = clock_.wall()](store::Store& store) {
        auto const kiosks = store.kiosks();
        done(kiosks ? fleet_text(*kiosks, now) : "");
    };
    if (!hands_.order(StoreOrder{std::move(work)})) done("");
}

std::uint64_t spread_for(std::size_t waiting) {
    constexpr std::size_t few = 64, many = 256;
    return waiting < few ? 0 : waiting < many ? 60 : 300;
}

std::string fleet_text(std::vector<store::KioskState> const& kiosks, base::WallTime now) {
    std::int64_t heard = 0, dead = 0, wrong = 0;
    base::Duration oldest(0);
    for (auto const& kiosk : kiosks) {
        heard += now - kiosk.heard_at <= lately ? 1 : 0;
        dead += kiosk.quarantined > 0 ? 1 : 0;
        wrong += kiosk.clock_is_wrong ? 1 : 0;
        if (kiosk.oldest_since) oldest = std::max<base::Duration>(oldest, now - *kiosk.oldest_since);
    }
    return gauge("kiosks", "Kiosks that were ever heard.", static_cast<std::int64_t>(kiosks.size())) +
           gauge("kiosks_heard", "Kiosks that were heard in the last 5 minutes.", heard) +
           gauge("kiosks_with_dead_letters", "Kiosks that hold reports the city has refused.", dead) +
           gauge("kiosks_with_wrong_clock", "Kiosks whose clock was more than 5 minutes off.", wrong) +
           gauge("oldest_backlog_seconds", "Age of the oldest report that the city does not have.",
                 std::chrono::duration_cast<std::chrono::seconds>(oldest).count());
}

} // namespace gateway
