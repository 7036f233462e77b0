#include "sync/uplink/caretaker.h"

#include <algorithm>
#include <array>
#include <bit>
#include <csignal>
#include <cstdlib>

#include "kiosk/base/log.h"
#include "sync/uplink/condition.h"
#include "sync/uplink/heard.h"

namespace uplink {
namespace {

using base::Severity;

constexpr base::Duration largest_skew(5 * 60 * 1000);
constexpr std::uint64_t longest_spread_s = 3600;
constexpr std::size_t most_days_at_once = 31;
constexpr auto days_kept = std::chrono::days(90); // of ratings that the city has

// For tests of the worst moment: with TRAMSO_UPLINK_DIE_AT=begun the process is killed when a command is begun and not
// yet done. Built only with TRAMSO_AUTOMATION.
void die_if_asked() {
#ifdef TRAMSO_AUTOMATION
    if (auto const* const at = std::getenv("TRAMSO_UPLINK_DIE_AT"); at != nullptr && std::string_view(at) == "begun")
        std::raise(SIGKILL);
#endif
}

base::Duration chance_of(base::Duration most, base::Random& random) {
    std::array<std::uint8_t, 8> bytes{};
    random.fill(bytes);
    auto const range = static_cast<std::uint64_t>(most.count()) + 1;
    return base::Duration(static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(bytes) % range));
}

} // namespace

base::Duration next_heartbeat(base::Duration usual, std::uint64_t spread_s, base::Random& random) {
    auto const spread = std::chrono::seconds(std::min(spread_s, longest_spread_s));
    return usual - usual / 10 + chance_of(usual / 5, random) + chance_of(spread, random);
}

base::Result<Caretaker> Caretaker::create(model::Settings const& settings, outbox::Outbox outbox, Memory memory,
                                          Tools tools) {
    std::optional<seal::VerifyKey> ops;
    if (!settings.seal.ops_key.empty()) ops = TRY(seal::load_verify(settings.seal.ops_key));
    TRY(memory.close_interrupted(tools.clock.wall()));
    return Caretaker(settings, std::move(outbox), std::move(memory), std::move(tools), ops);
}

Caretaker::Caretaker(model::Settings const& settings, outbox::Outbox outbox, Memory memory, Tools tools,
                     std::optional<seal::VerifyKey> ops)
    : settings_(&settings),
      outbox_(std::make_unique<outbox::Outbox>(std::move(outbox))),
      memory_(std::make_unique<Memory>(std::move(memory))),
      tools_(std::move(tools)),
      ops_(ops),
      fetch_(settings, ops, tools_.transport, *memory_, tools_.check, tools_.stage),
      started_(tools_.clock.now()) {}

base::Duration Caretaker::round(std::stop_token const& stop) {
    tell_results(stop); // what an earlier round, or run, has left
    auto const answer = beat(stop);
    if (answer) {
        watch_clock(answer->time);
        for (auto const& command : answer->commands)
            heed(command);
        tell_results(stop);
        tell_ratings(stop);
        if (!tools_.wishes.restart) fetch(*answer, stop);
    }
    if (tools_.wishes.drain || tools_.wishes.restart) tools_.nudge();
    return next_heartbeat(settings_->uplink.heartbeat, answer ? answer->spread_s : 0, tools_.random);
}

std::optional<wire::HeartbeatAnswer> Caretaker::beat(std::stop_token const& stop) {
    auto condition = condition_of(*settings_, *outbox_, *memory_, tools_.clock);
    if (!condition) {
        complain("heartbeat", tl::unexpected(condition.error()));
        return std::nullopt;
    }
    watch_letters(condition->quarantined);
    if (tools_.calls != nullptr) condition->called_at = tools_.calls->open();
    auto const text = wire::encode(*condition);
    auto const outcome = tools_.transport.send({.method = http::Method::Post,
                                                .url = settings_->uplink.gateway + "/kiosk/v1/heartbeat",
                                                .headers = {{"Content-Type", "application/json"}},
                                                .body = base::as_bytes(text),
                                                .stop = stop});
    bool const is_answer = outcome && outcome->status == 200 && is_of_type(*outcome, "application/json");
    auto answer = is_answer ? wire::decode_heartbeat_answer(outcome->body) : std::nullopt;
    if (!answer && !stop.stop_requested()) {
        auto const why = outcome ? std::to_string(outcome->status) + " that is no answer" : outcome.error().what;
        complain("heartbeat", base::failure(base::ErrorKind::Unavailable, why));
    }
    if (condition->called_at) tools_.calls->told(*condition->called_at, answer && answer->call_shown);
    if (answer) {
        last_complaint_.clear();
        complain("heard", note_heard(*settings_, tools_.clock.wall()));
    }
    return answer;
}

void Caretaker::fetch(wire::HeartbeatAnswer const& answer, std::stop_token const& stop) {
    if (answer.answers) complain("answers", fetch_.answers(*answer.answers, tools_.clock.wall(), stop));
    if (answer.settings) complain("settings", fetch_.settings(*answer.settings, stop));
    if (answer.content) complain("content", fetch_.content(*answer.content, stop));
}

// The number is on the disk before anything is done: so it is done once, or, when the power goes in between, never.
void Caretaker::heed(wire::Command const& command) {
    auto const highest = memory_->highest_command();
    if (!highest) return complain("command", tl::unexpected(highest.error()));
    auto const now = tools_.clock.wall();
    if (auto const why = why_not(command, {settings_->kiosk.id, ops_, *highest, now})) {
        base::log(Severity::Warning, "uplink.command-refused", "{} {}: {}", command.number, command.word, *why);
        return complain("command", memory_->keep_result({command.number, wire::Outcome::Refused, now, *why, ""}));
    }
    if (auto const begun = memory_->begin(command.number); !begun) return complain("command", begun);
    die_if_asked();
    auto const result = carry_out(command);
    base::log(Severity::Info, "uplink.command", "{} {}: {} {}", command.number, command.word,
              wire::word_of(result.outcome), result.says);
    complain("command", memory_->keep_result(result));
}

wire::CommandResult Caretaker::carry_out(wire::Command const& command) {
    wire::CommandResult result{command.number, wire::Outcome::Done, tools_.clock.wall(), "", ""};
    auto const failed = [&](base::Error const& error) {
        result.outcome = wire::Outcome::Failed;
        result.says = error.what.substr(0, wire::longest_trouble);
    };
    switch (*wire::verb_of(command.word)) {
    case wire::Verb::Restart: tools_.wishes.restart = true; break;
    case wire::Verb::Drain: tools_.wishes.drain = true; break;
    case wire::Verb::Diagnostics:
        if (auto text = report())
            result.report = std::move(*text);
        else
            failed(text.error());
        break;
    case wire::Verb::ReleaseQuarantine:
        if (auto const released = outbox_->release_quarantine())
            result.says = std::to_string(*released) + " reports are offered again";
        else
            failed(released.error());
        tools_.nudge();
        break;
    }
    return result;
}

base::Result<std::string> Caretaker::report() {
    auto const condition = TRY(condition_of(*settings_, *outbox_, *memory_, tools_.clock));
    auto const chain = outbox_->verify_chain();
    auto const up = std::chrono::duration_cast<std::chrono::seconds>(tools_.clock.now() - started_);
    return wire::encode(wire::Diagnostics{wire::encode(condition), chain ? "" : chain.error().what,
                                          TRY(outbox_->troubles()), static_cast<std::uint64_t>(up.count()),
                                          TRY(memory_->synced_at())});
}

// 404 as well: this city never gave the command (a forged one, or a backup was had back), and will not ask for it.
void Caretaker::tell_results(std::stop_token const& stop) {
    auto const untold = memory_->untold();
    if (!untold) return complain("results", tl::unexpected(untold.error()));
    for (auto const& result : *untold) {
        auto const text = wire::encode(result);
        auto const url = "/kiosk/v1/commands/" + std::to_string(result.number) + "/result";
        auto const outcome = tools_.transport.send({.method = http::Method::Put,
                                                    .url = settings_->uplink.gateway + url,
                                                    .headers = {{"Content-Type", "application/json"}},
                                                    .body = base::as_bytes(text),
                                                    .stop = stop});
        auto const problem = problem_in(outcome);
        bool const unknown = problem == wire::ProblemType::NotFound;
        // A bare 2xx may be a captive portal's; the next heartbeat brings the command again then.
        bool const taken = outcome && (outcome->status == 200 || outcome->status == 201) && outcome->body.empty();
        if (!taken && !unknown) return;
        complain("results", memory_->told(result.number));
    }
}

// A kiosk that nobody has rated has no such file, and needs none.
void Caretaker::tell_ratings(std::stop_token const& stop) {
    auto const file = model::ratings_file(*settings_);
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return;
    auto kept = ratings::Ratings::open(file);
    if (!kept) return complain("ratings", tl::unexpected(kept.error()));
    complain("ratings", tell_ratings(*kept, stop));
}

base::Result<> Caretaker::tell_ratings(ratings::Ratings& kept, std::stop_token const& stop) {
    auto const now = tools_.clock.wall();
    for (auto const& day : TRY(kept.waiting(wire::day_of(now), most_days_at_once))) {
        auto const text = wire::encode(day);
        auto const outcome = tools_.transport.send({.method = http::Method::Put,
                                                    .url = settings_->uplink.gateway + "/kiosk/v1/ratings/" + day.day,
                                                    .headers = {{"Content-Type", "application/json"}},
                                                    .body = base::as_bytes(text),
                                                    .stop = stop});
        bool const taken = outcome && (outcome->status == 200 || outcome->status == 201) && outcome->body.empty();
        if (!taken) return {}; // the next round is a minute away
        TRY(kept.settle(day, wire::day_of(now - days_kept)));
    }
    return {};
}

void Caretaker::watch_letters(std::uint64_t dead) {
    if (dead == dead_letters_) return;
    dead_letters_ = dead;
    base::log(dead > 0 ? Severity::Error : Severity::Info, "uplink.dead-letters",
              "{} reports were refused by the city and wait for a person", dead);
}

void Caretaker::watch_clock(base::WallTime city) {
    auto const skew = tools_.clock.wall() - city;
    bool const wrong = skew > largest_skew || skew < -largest_skew;
    if (wrong == clock_is_wrong_) return;
    clock_is_wrong_ = wrong;
    base::log(wrong ? Severity::Error : Severity::Info, "uplink.clock", "{} s off the city's", skew.count() / 1000);
}

// The same complaint once, so that a night without a network does not fill the journal.
void Caretaker::complain(std::string_view doing, base::Result<> const& done) {
    if (done) return;
    auto const complaint = std::string(doing) + ": " + done.error().what;
    if (complaint == last_complaint_) return;
    last_complaint_ = complaint;
    base::log(Severity::Warning, "uplink.caretaker", "{}", complaint);
}

} // namespace uplink
