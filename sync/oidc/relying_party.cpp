#include "sync/oidc/relying_party.h"

#include "kiosk/base/log.h"
#include "sync/oidc/exchange.h"

namespace oidc {

RelyingParty::RelyingParty(ProviderSettings settings, http::Transport& transport, base::Clock const& clock,
                           base::Random& random)
    : settings_(std::move(settings)),
      transport_(transport),
      clock_(clock),
      random_(random),
      published_({settings_.issuer, settings_.plain_loopback, settings_.published_good_for, settings_.keys_pause},
                 transport, clock) {}

base::Result<void, Problem> RelyingParty::add_wishes(Form& form, Ask const& ask) const {
    if (ask.level < 0 || ask.level > static_cast<int>(settings_.levels.size())) return tl::unexpected(Problem::TooLow);
    form.add("scope", settings_.scope);
    std::string levels; // that level, and those above it
    for (auto i = static_cast<std::size_t>(ask.level); ask.level > 0 && i <= settings_.levels.size(); ++i)
        levels += (levels.empty() ? "" : " ") + settings_.levels[i - 1];
    if (!levels.empty()) form.add("acr_values", levels);
    if (ask.max_age) form.add("max_age", std::to_string(ask.max_age->count()));
    return {};
}

base::Result<Said, Problem> RelyingParty::post(std::string const& endpoint, Form form) {
    std::vector<http::Header> headers{{"Content-Type", "application/x-www-form-urlencoded"},
                                      {"Accept", "application/json"}};
    if (!prove(settings_.proof, settings_.client, settings_.issuer, now(), random_, form, headers))
        return tl::unexpected(Problem::ClientRefused);
    http::Request request{.method = http::Method::Post,
                          .url = endpoint,
                          .headers = std::move(headers),
                          .body = base::as_bytes(form.text().reveal())};
    auto const told = exchange(transport_, request);
    for (auto& header : request.headers)
        base::wipe(header.value);
    if (!told) return tl::unexpected(told.error());
    auto object = JsonObject::parse(told->body.reveal(), longest_document);
    if (!object) return tl::unexpected(Problem::Malformed);
    if (told->status == 200) return Said{std::move(*object), ""};
    std::string const error(object->text("error").value_or(""));
    if (error.empty()) return tl::unexpected(Problem::Malformed);
    return Said{std::move(*object), error};
}

Expected RelyingParty::expected_of(Pending const& pending) const {
    Expected expected{.issuer = settings_.issuer,
                      .client = settings_.client,
                      .levels = settings_.levels,
                      .level = pending.level,
                      .max_age = pending.max_age,
                      .nonce = std::nullopt,
                      .name_claim = settings_.name_claim,
                      .number_claim = settings_.number_claim,
                      .now = now(),
                      .role_claim = settings_.role_claim};
    // Providers pass over a nonce in the device grant; there the device code, which only we have, does its work.
    if (pending.flow == Flow::Code) expected.nonce = pending.nonce;
    return expected;
}

base::Result<Person, Problem> RelyingParty::person_of(Said const& said, Pending const& pending) {
    auto const text = said.object.text("id_token");
    if (!text) return tl::unexpected(Problem::Malformed);
    base::PrivateText const token{std::string(*text)};
    auto verdict = check_id_token(token, published_.keys(), expected_of(pending));
    if (!verdict && verdict.error() == Problem::UnknownKey) {
        TRY(published_.look_for_new_keys());
        verdict = check_id_token(token, published_.keys(), expected_of(pending));
    }
    if (!verdict) base::log(base::Severity::Warning, "oidc.token", "refused: {}", word_of(verdict.error()));
    return verdict;
}

Problem problem_of(std::string_view error) {
    if (error == "access_denied") return Problem::Denied;
    if (error == "expired_token") return Problem::Expired;
    if (error == "invalid_grant") return Problem::Replayed;
    if (error == "temporarily_unavailable" || error == "server_error") return Problem::Unreachable;
    return Problem::ClientRefused;
}

} // namespace oidc
