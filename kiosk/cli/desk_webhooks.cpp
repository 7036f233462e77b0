// tramso desk webhooks: what the webhook targets have been told (sync/desk/webhook_state.h).
#include <algorithm>
#include <memory>

#include "kiosk/cli/desk_commands.h"
#include "kiosk/cli/house.h"
#include "sync/desk/webhook_state.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path config;
    std::string again;
    bool json = false;
};

std::string_view word_of(desk::FailingState state) {
    switch (state) {
    case desk::FailingState::Next: return "next";
    case desk::FailingState::Aside: return "aside";
    case desk::FailingState::Dead: return "dead";
    }
    return "";
}

void print(model::WebhookTarget const& target, std::int64_t delivered, std::int64_t last_row,
           std::vector<desk::Failing> const& failing) {
    fmt::print("{} {}: {} delivered, up to row {}\n", target.name, target.url, delivered, last_row);
    for (auto const& one : failing)
        fmt::print("  {} {}: {} tries since {}, next {}: {}\n", word_of(one.state), one.id.text(), one.tries,
                   base::to_rfc3339(one.first_tried), base::to_rfc3339(one.next_try), one.why);
}

void print_json(model::WebhookTarget const& target, std::int64_t delivered, std::int64_t last_row,
                std::vector<desk::Failing> const& failing) {
    std::string list;
    for (auto const& one : failing)
        list += fmt::format(R"({}{{"id":"{}","row":{},"state":"{}","tries":{},"first_tried":"{}","next_try":"{}",)"
                            R"("why":{}}})",
                            list.empty() ? "" : ",", one.id.text(), one.row, word_of(one.state), one.tries,
                            base::to_rfc3339(one.first_tried), base::to_rfc3339(one.next_try), json_text(one.why));
    fmt::print(R"({{"target":{},"url":{},"delivered":{},"last_row":{},"failing":[{}]}})"
               "\n",
               json_text(target.name), json_text(target.url), delivered, last_row, list);
}

base::Result<> show(model::WebhookSettings const& settings, Options const& options) {
    if (settings.targets.empty()) return {};
    auto state = TRY(desk::WebhookState::open(settings.state));
    for (auto const& target : settings.targets) {
        if (target.name == options.again) TRY(state.try_dead_again(target.name, base::SystemClock().wall()));
        auto const delivered = TRY(state.delivered(target.name));
        auto const last_row = TRY(state.last_row(target.name));
        (options.json ? print_json : print)(target, delivered, last_row, TRY(state.failing(target.name)));
    }
    return {};
}

int show_webhooks(model::GatewaySettings const& settings, Options const& options) {
    bool const known = std::ranges::find(settings.webhooks.targets, options.again, &model::WebhookTarget::name) !=
                       settings.webhooks.targets.end();
    if (!options.again.empty() && !known) return complain("no target " + options.again);
    auto const shown = show(settings.webhooks, options);
    return shown ? done : complain(shown.error().what);
}

} // namespace

void add_desk_webhooks(CLI::App& desk, int& exit) {
    auto const options = std::make_shared<Options>();
    auto* const command =
        desk.add_subcommand("webhooks", "show what each webhook target has been told, and what fails");
    command->add_option("--config", options->config, "gateway.toml")->required();
    command->add_option("--again", options->again, "a target's name: what was given up is tried again");
    command->add_flag("--json", options->json, "one JSON object a target");
    command->callback([options, &exit] {
        exit = with_gateway_settings(options->config,
                                     [&](auto const& settings) { return show_webhooks(settings, *options); });
    });
}

} // namespace cli
