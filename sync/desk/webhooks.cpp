#include "sync/desk/webhooks.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <pthread.h>

#include "kiosk/base/log.h"
#include "sync/http/client.h"

namespace desk {
namespace {

constexpr base::Duration look_again(1'000); // for new submissions
constexpr std::size_t at_once = 16;
constexpr unsigned tries_in_order = 5;

// Until `wait` is over or the stop is asked for.
void rest(base::Duration wait, std::stop_token const& stop) {
    std::mutex mutex;
    std::condition_variable_any woken;
    std::unique_lock lock(mutex);
    woken.wait_for(lock, stop, wait, [] { return false; });
}

base::Result<std::unique_ptr<http::Transport>> transport_for(model::WebhookSettings const& settings) {
    http::ClientSettings client;
    client.authority = settings.authority;
    client.user_agent = "tramso-desk";
    client.total_timeout = settings.request_timeout;
    client.connect_timeout = std::min(client.connect_timeout, settings.request_timeout);
    client.stall_timeout = std::min(client.stall_timeout, settings.request_timeout);
    return std::make_unique<http::Client>(TRY(http::Client::create(std::move(client))));
}

base::Result<> check(model::WebhookSettings const& settings) {
    if (settings.state.empty())
        return base::failure(base::ErrorKind::Invalid, "webhooks.state is missing: a file for what was delivered");
    for (auto const& target : settings.targets)
        if (std::ranges::count(settings.targets, target.name, &model::WebhookTarget::name) > 1)
            return base::failure(base::ErrorKind::Invalid, "webhooks.targets: " + target.name + " comes twice");
    return {};
}

} // namespace

bool WebhookCourier::wants(Entry const& entry) const {
    if (target_.service.empty() || !entry.report) return true;
    auto const& payload = entry.report->payload;
    return payload.service == target_.service || payload.draft.category == target_.service;
}

base::Duration WebhookCourier::round(std::stop_token const& stop) {
    auto const wait = work(stop);
    if (wait) return *wait;
    base::log(base::Severity::Error, "desk.webhooks", "{}: {}", target_.name, wait.error().what);
    return look_again;
}

void WebhookCourier::run(std::stop_token const& stop) {
    while (!stop.stop_requested())
        if (auto const wait = round(stop); wait > base::Duration(0)) rest(wait, stop);
}

// First what was put aside and is due, then the next in its turn.
base::Result<base::Duration> WebhookCourier::work(std::stop_token const& stop) {
    auto wait = look_again;
    for (auto const& failing : TRY(state_.failing(target_.name))) {
        if (stop.stop_requested()) return wait;
        if (failing.state == FailingState::Dead) continue;
        auto const until = std::chrono::duration_cast<base::Duration>(failing.next_try - clock_.wall());
        bool const due = until <= base::Duration(0);
        if (!due) wait = std::min(wait, until);
        if (due && !TRY(retry(failing, stop))) return base::Duration(0);
        if (!due && failing.state == FailingState::Next) return wait;
    }
    auto const entries = TRY(desk_.after(TRY(state_.last_row(target_.name)), at_once, Photos::OnlyNamed));
    for (auto const& entry : entries) {
        if (stop.stop_requested()) return wait;
        if (!wants(entry)) {
            TRY(state_.pass(target_.name, entry.row));
            continue;
        }
        Failing const fresh{entry.row, entry.id, FailingState::Next, 0, clock_.wall(), clock_.wall(), ""};
        if (!TRY(offer(entry, fresh, stop))) return base::Duration(0);
    }
    return entries.empty() ? wait : base::Duration(0);
}

// False: it failed again.
base::Result<bool> WebhookCourier::retry(Failing failing, std::stop_token const& stop) {
    auto const entry = TRY(desk_.at({failing.row, failing.id, {}}, Photos::OnlyNamed));
    if (entry) return offer(*entry, std::move(failing), stop);
    TRY(state_.forget(target_.name, failing.row)); // it was erased, or its photos have come and it is at a later row
    if (failing.state == FailingState::Next) TRY(state_.pass(target_.name, failing.row));
    return true;
}

base::Result<bool> WebhookCourier::offer(Entry const& entry, Failing failing, std::stop_token const& stop) {
    Verdict verdict{Heard::NotThis, {}, ""};
    if (entry.report) {
        auto const body = entry.report->line(settings_.personal ? Personal::With : Personal::Without);
        auto const outcome = transport_->send(
            {.method = http::Method::Post,
             .url = target_.url,
             .headers = webhook_headers(webhook_id(*entry.report), clock_.wall(), body.reveal(), secrets_),
             .body = base::as_bytes(body.reveal()),
             .stop = stop});
        if (!outcome && outcome.error().failure == http::Failure::Stopped) return false;
        verdict = judge(outcome, clock_.wall());
    } else {
        verdict.why = "not opened: " + entry.report.error().what;
        failing.state = FailingState::Aside;
    }
    if (verdict.heard == Heard::Taken) {
        TRY(state_.keep_delivered(target_.name, entry.row));
        return true;
    }
    TRY(note_failure(std::move(failing), verdict));
    return false;
}

base::Result<> WebhookCourier::note_failure(Failing failing, Verdict const& verdict) {
    auto const now = clock_.wall();
    ++failing.tries;
    failing.why = verdict.why;
    failing.next_try = now + std::max(verdict.at_least, next_wait(settings_.retry_first, settings_.retry_longest,
                                                                  failing.tries, random_));
    if (verdict.heard == Heard::NotThis && failing.tries >= tries_in_order) failing.state = FailingState::Aside;
    bool const given_up = now - failing.first_tried >= settings_.give_up;
    if (given_up) failing.state = FailingState::Dead;
    auto const severity = given_up ? base::Severity::Error : base::Severity::Warning;
    base::log(severity, given_up ? "desk.webhook-dead" : "desk.webhook-failed", "{}: {} after {} tries: {}",
              target_.name, failing.id.text(), failing.tries, failing.why);
    return state_.keep_failing(target_.name, failing);
}

base::Result<Webhooks> Webhooks::start(model::GatewaySettings const& settings, base::Clock const& clock) {
    auto const& hooks = settings.webhooks;
    if (!hooks.targets.empty()) TRY(check(hooks));
    std::vector<WebhookCourier> couriers;
    for (auto const& target : hooks.targets)
        couriers.emplace_back(hooks, target, TRY(load_webhook_secrets(target.secret)), TRY(Desk::open(settings, clock)),
                              TRY(WebhookState::open(hooks.state)), TRY(transport_for(hooks)), clock,
                              base::system_random());
    Webhooks webhooks;
    for (auto& courier : couriers)
        webhooks.threads_.emplace_back([owned = std::move(courier)](std::stop_token const& stop) mutable {
            pthread_setname_np(pthread_self(), "webhooks");
            owned.run(stop);
        });
    return webhooks;
}

} // namespace desk
