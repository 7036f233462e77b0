#include "sync/gateway/console/staff.h"

#include <algorithm>

#include "sync/gateway/provider_line.h"

namespace gateway::console {
namespace {

base::Result<oidc::ProviderSettings> staff_provider(model::ConsoleSettings const& settings) {
    oidc::ProviderSettings provider;
    provider.issuer = settings.issuer;
    provider.client = settings.client;
    if (!settings.client_secret.empty()) provider.proof = oidc::ClientSecret{TRY(secret_in(settings.client_secret))};
    provider.scope = settings.scope;
    provider.name_claim = settings.name_claim;
    provider.number_claim = "";
    provider.role_claim = settings.role_claim;
    provider.redirect = settings.url + std::string(return_page);
    provider.longest_wait = std::chrono::minutes(10);
    provider.plain_loopback = is_on_loopback(settings.issuer);
    return provider;
}

} // namespace

base::Result<base::PrivateText> read_console_secret(std::filesystem::path const& file) {
    auto secret = TRY(secret_in(file));
    if (secret.reveal().size() < shortest_secret)
        return base::failure(base::ErrorKind::Invalid, "console: the secret is shorter than 32 letters");
    return secret;
}

std::optional<Role> role_of(std::vector<std::string> const& roles, model::ConsoleSettings const& settings) {
    auto const has = [&](std::string const& role) { return std::ranges::find(roles, role) != roles.end(); };
    if (has(settings.operator_role)) return Role::Operator;
    if (has(settings.viewer_role)) return Role::Viewer;
    return std::nullopt;
}

base::Result<std::unique_ptr<Staff>> Staff::open(model::ConsoleSettings const& settings, base::Clock const& clock) {
    if (settings.issuer.empty() || settings.client.empty() || settings.secret.empty())
        return base::failure(base::ErrorKind::Invalid, "console: url needs issuer, client and secret");
    auto line = TRY(line_to_provider(settings.issuer, settings.authority));
    std::unique_ptr<Staff> staff(new Staff(settings, std::move(line)));
    staff->provider_ =
        oidc::make_code_provider(TRY(staff_provider(settings)), *staff->transport_, clock, staff->random_);
    return staff;
}

Staff::Staff(model::ConsoleSettings settings, std::unique_ptr<http::Transport> transport)
    : settings_(std::move(settings)), transport_(std::move(transport)) {}

base::Result<Staff::Begun, oidc::Problem> Staff::begin() {
    auto begun = provider_->begin({.level = 0, .max_age = {}});
    if (!begun) return tl::unexpected(begun.error());
    return Begun{begun->url, oidc::encode(begun->pending), begun->pending.expires};
}

base::Result<Known, oidc::Problem> Staff::redeem(base::PrivateText const& pending, oidc::Return const& back) {
    auto const kept = oidc::decode_pending(pending);
    if (!kept) return tl::unexpected(oidc::Problem::Malformed);
    auto const outcome = provider_->redeem(*kept, back);
    if (auto const* approved = std::get_if<oidc::Approved>(&outcome))
        return Known{approved->person.name.reveal(), role_of(approved->person.roles, settings_)};
    auto const* failed = std::get_if<oidc::Failed>(&outcome);
    return tl::unexpected(failed ? failed->problem : oidc::Problem::Malformed);
}

} // namespace gateway::console
