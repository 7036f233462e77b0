// Webhooks: tells one target of each opened submission, at least once, each with the same webhook-id however often. In
// the order of rows: while the target cannot be reached or takes nothing, all wait behind the first. What the target
// itself has refused five times goes aside and is tried again beside the rest. What failed for settings.give_up is
// given up: an error in the journal (`desk.webhook-dead`), and its place in the state. A thread for each target, so
// that none waits for another.
#pragma once
#include <stop_token>
#include <thread>

#include "sync/desk/webhook_message.h"
#include "sync/desk/webhook_state.h"

namespace desk {

class WebhookCourier {
public:
    WebhookCourier(model::WebhookSettings const& settings, model::WebhookTarget target,
                   std::vector<base::PrivateBytes> secrets, Desk desk, WebhookState state,
                   std::unique_ptr<http::Transport> transport, base::Clock const& clock, base::Random& random)
        : settings_(settings),
          target_(std::move(target)),
          secrets_(std::move(secrets)),
          desk_(std::move(desk)),
          state_(std::move(state)),
          transport_(std::move(transport)),
          clock_(clock),
          random_(random) {}

    // Sends what is due; how long until there may be more.
    base::Duration round(std::stop_token const& stop);
    void run(std::stop_token const& stop);

private:
    base::Result<base::Duration> work(std::stop_token const& stop);
    base::Result<bool> retry(Failing failing, std::stop_token const& stop);
    base::Result<bool> offer(Entry const& entry, Failing failing, std::stop_token const& stop);
    base::Result<> note_failure(Failing failing, Verdict const& verdict);
    bool wants(Entry const& entry) const;

    model::WebhookSettings const settings_;
    model::WebhookTarget const target_;
    std::vector<base::PrivateBytes> const secrets_;
    Desk desk_;
    WebhookState state_;
    std::unique_ptr<http::Transport> transport_;
    base::Clock const& clock_;
    base::Random& random_;
};

// The couriers of all targets, each on a thread of its own until this goes. Empty when there are no targets.
class Webhooks {
public:
    static base::Result<Webhooks> start(model::GatewaySettings const& settings, base::Clock const& clock);

private:
    std::vector<std::jthread> threads_;
};

} // namespace desk
