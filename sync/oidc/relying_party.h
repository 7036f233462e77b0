// What both flows do alike: speak to an endpoint as the client that we are, read what it says, and believe an ID token.
// Private to the room. One thread.
#pragma once
#include "sync/oidc/form.h"
#include "sync/oidc/json.h"
#include "sync/oidc/provider.h"
#include "sync/oidc/published.h"

namespace oidc {

// What an endpoint said: an object on 200, and the word of an error on anything else (RFC 6749 §5.2).
struct Said {
    JsonObject object;
    std::string error; // "": none
};

class RelyingParty {
public:
    RelyingParty(ProviderSettings settings, http::Transport& transport, base::Clock const& clock, base::Random& random);

    base::Result<void, Problem> look() { return published_.look(); }
    Endpoints const& endpoints() const { return published_.endpoints(); }
    ProviderSettings const& settings() const { return settings_; }
    base::WallTime now() const { return clock_.wall(); }

    // Scope, level and age, as both flows ask for them.
    base::Result<void, Problem> add_wishes(Form& form, Ask const& ask) const;
    base::Result<Said, Problem> post(std::string const& endpoint, Form form);
    // Out of the answer of the token endpoint.
    base::Result<Person, Problem> person_of(Said const& said, Pending const& pending);

private:
    Expected expected_of(Pending const& pending) const;

    ProviderSettings const settings_;
    http::Transport& transport_;
    base::Clock const& clock_;
    base::Random& random_;
    Published published_;
};

// What an error of a provider means to us, at whichever endpoint: RFC 6749 §4.1.2.1 and §5.2, RFC 8628 §3.5.
Problem problem_of(std::string_view error);

} // namespace oidc
