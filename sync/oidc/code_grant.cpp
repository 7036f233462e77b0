// The authorization code with PKCE: RFC 6749 §4.1, RFC 7636, OpenID Connect Core 1.0 §3.1.
#include "sync/oidc/relying_party.h"
#include "sync/oidc/secrets.h"

namespace oidc {
namespace {

constexpr std::size_t longest_code = 2048;

class CodeGrant final : public IdentityProvider {
public:
    CodeGrant(ProviderSettings settings, http::Transport& transport, base::Clock const& clock, base::Random& random)
        : party_(std::move(settings), transport, clock, random), random_(random) {}

    base::Result<Begun, Problem> begin(Ask const& ask) override;
    Outcome poll(Pending& pending) override;
    Outcome redeem(Pending const& pending, Return const& back) override;

private:
    base::Result<Form, Problem> question(Ask const& ask, Pending const& pending) const;
    base::Result<void, Problem> check_return(Pending const& pending, Return const& back) const;
    base::Result<Person, Problem> redeemed(Pending const& pending, Return const& back);

    RelyingParty party_;
    base::Random& random_;
};

base::Result<Form, Problem> CodeGrant::question(Ask const& ask, Pending const& pending) const {
    Form form;
    form.add("response_type", "code");
    form.add("client_id", party_.settings().client);
    form.add("redirect_uri", party_.settings().redirect);
    TRY(party_.add_wishes(form, ask));
    form.add("state", pending.state.reveal());
    form.add("nonce", pending.nonce.reveal());
    form.add("code_challenge", s256_challenge(pending.secret));
    form.add("code_challenge_method", "S256");
    return form;
}

base::Result<Begun, Problem> CodeGrant::begin(Ask const& ask) {
    TRY(party_.look());
    auto url = party_.endpoints().authorization;
    if (url.empty()) return tl::unexpected(Problem::Malformed);
    auto const expires = party_.now() + party_.settings().longest_wait;
    Pending const pending{.flow = Flow::Code,
                          .secret = random_secret(random_),
                          .state = random_secret(random_),
                          .nonce = random_secret(random_),
                          .level = ask.level,
                          .max_age = ask.max_age,
                          .next_poll = expires, // before that poll() has nothing to say
                          .expires = expires};
    auto const form = TRY(question(ask, pending));
    url += (url.find('?') == std::string::npos ? "?" : "&") + form.text().reveal();
    return Begun{.url = std::move(url), .user_code = "", .pending = pending};
}

Outcome CodeGrant::poll(Pending& pending) {
    if (pending.flow != Flow::Code) return Failed{Problem::Malformed};
    if (party_.now() >= pending.expires) return Failed{Problem::Expired};
    return Waiting{};
}

// The state first: what somebody else sends here is not worth a question to the provider.
base::Result<void, Problem> CodeGrant::check_return(Pending const& pending, Return const& back) const {
    bool const named = !back.issuer.empty() || party_.endpoints().names_itself;
    if (named && back.issuer != party_.settings().issuer) return tl::unexpected(Problem::WrongIssuer);
    if (!back.error.empty()) return tl::unexpected(problem_of(back.error));
    auto const size = back.code.reveal().size();
    if (size == 0 || size > longest_code) return tl::unexpected(Problem::Malformed);
    if (party_.now() >= pending.expires) return tl::unexpected(Problem::Expired);
    return {};
}

base::Result<Person, Problem> CodeGrant::redeemed(Pending const& pending, Return const& back) {
    if (pending.flow != Flow::Code) return tl::unexpected(Problem::Malformed);
    if (pending.state.reveal().empty() || !are_same(pending.state, back.state))
        return tl::unexpected(Problem::WrongState);
    TRY(party_.look());
    TRY(check_return(pending, back));
    Form form;
    form.add("grant_type", "authorization_code");
    form.add("code", back.code.reveal());
    form.add("redirect_uri", party_.settings().redirect);
    form.add("code_verifier", pending.secret.reveal());
    auto const said = TRY(party_.post(party_.endpoints().token, std::move(form)));
    if (!said.error.empty()) return tl::unexpected(problem_of(said.error));
    return party_.person_of(said, pending);
}

Outcome CodeGrant::redeem(Pending const& pending, Return const& back) {
    auto person = redeemed(pending, back);
    if (!person) return Failed{person.error()};
    return Approved{person.release()};
}

} // namespace

std::unique_ptr<IdentityProvider> make_code_provider(ProviderSettings settings, http::Transport& transport,
                                                     base::Clock const& clock, base::Random& random) {
    return std::make_unique<CodeGrant>(std::move(settings), transport, clock, random);
}

} // namespace oidc
