#include "sync/oidc/published.h"

#include <algorithm>

#include "kiosk/base/check.h"
#include "sync/oidc/exchange.h"
#include "sync/oidc/json.h"

namespace oidc {
namespace {

std::string_view host_of(std::string_view url) {
    url.remove_prefix(std::string_view("https://").size());
    return url.substr(0, url.find_first_of("/?"));
}

// A member that must be an endpoint where it is there.
bool take_endpoint(JsonObject const& object, char const* name, bool plain_loopback, std::string& into) {
    if (!object.has(name)) return true;
    into = object.text(name).value_or("");
    return is_endpoint(into, plain_loopback);
}

std::string discovery_url(std::string issuer) {
    if (issuer.ends_with('/')) issuer.pop_back();
    return issuer + "/.well-known/openid-configuration";
}

} // namespace

bool is_endpoint(std::string_view url, bool plain_loopback) {
    bool const plain = url.size() <= longest_url &&
                       std::ranges::all_of(url, [](char c) { return c > ' ' && c < 0x7F; }) &&
                       url.find_first_of("#\\\"<>^`{|}") == std::string_view::npos;
    if (!plain) return false;
    if (plain_loopback && http::is_plain_loopback(url)) return true;
    if (!url.starts_with("https://")) return false;
    auto const host = host_of(url);
    return !host.empty() && host.find('@') == std::string_view::npos;
}

base::Result<Endpoints, Problem> decode_endpoints(std::string_view json, std::string const& issuer,
                                                  bool plain_loopback) {
    auto const object = JsonObject::parse(json, longest_document);
    if (!object) return tl::unexpected(Problem::Malformed);
    if (object->text("issuer") != issuer) return tl::unexpected(Problem::WrongIssuer);
    Endpoints found;
    auto const take = [&](char const* name, std::string& into) {
        return take_endpoint(*object, name, plain_loopback, into);
    };
    bool const well = take("token_endpoint", found.token) && take("jwks_uri", found.keys) &&
                      take("device_authorization_endpoint", found.device) &&
                      take("authorization_endpoint", found.authorization);
    if (!well || found.token.empty() || found.keys.empty()) return tl::unexpected(Problem::Malformed);
    found.names_itself = object->truth("authorization_response_iss_parameter_supported").value_or(false);
    return found;
}

Published::Published(Settings settings, http::Transport& transport, base::Clock const& clock)
    : settings_(std::move(settings)), transport_(transport), clock_(clock) {}

bool Published::is_old(std::optional<base::Instant> fetched) const {
    return !fetched || clock_.now() - *fetched >= settings_.good_for;
}

base::Result<base::PrivateText, Problem> Published::fetch(std::string const& url) {
    auto told = TRY(exchange(transport_, {.url = url, .headers = {{"Accept", "application/json"}}}));
    if (told.status != 200) return tl::unexpected(Problem::Malformed);
    return std::move(told.body);
}

base::Result<void, Problem> Published::fetch_endpoints() {
    if (!is_endpoint(settings_.issuer, settings_.plain_loopback)) return tl::unexpected(Problem::Malformed);
    auto const text = TRY(fetch(discovery_url(settings_.issuer)));
    endpoints_ = TRY(decode_endpoints(text.reveal(), settings_.issuer, settings_.plain_loopback));
    endpoints_at_ = clock_.now();
    return {};
}

base::Result<void, Problem> Published::fetch_keys() {
    auto const text = TRY(fetch(endpoints_->keys));
    auto keys = KeySet::decode(text.reveal());
    if (!keys) return tl::unexpected(Problem::Malformed);
    keys_ = std::move(keys);
    keys_at_ = clock_.now();
    return {};
}

base::Result<void, Problem> Published::look() {
    if (is_old(endpoints_at_)) TRY(fetch_endpoints());
    if (is_old(keys_at_)) TRY(fetch_keys());
    return {};
}

base::Result<void, Problem> Published::look_for_new_keys() {
    base::check(endpoints_.has_value(), "look() comes first");
    if (keys_asked_at_ && clock_.now() - *keys_asked_at_ < settings_.pause) return tl::unexpected(Problem::UnknownKey);
    keys_asked_at_ = clock_.now();
    return fetch_keys();
}

} // namespace oidc
