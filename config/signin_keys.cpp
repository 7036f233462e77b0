// The table [signin]: citizens who sign in at a kiosk with their own phone.
#include "config/keys.h"
#include "config/pattern.h"

namespace config {
namespace {

using S = model::GatewaySettings;
using Keys = std::vector<Key<S>>;

template<class Field>
Key<S> key(Rule rule, Field field) {
    return key_of<S>(std::move(rule), [field](S& settings) -> auto& { return field(settings.signin); });
}

using T = model::SigninSettings;

Keys provider() {
    return {
        key({.name = "signin.issuer",
             .pattern = pattern::issuer,
             .instead = "write the provider's name, to the letter: \"https://id.example\"",
             .help = "The OpenID provider that citizens sign in at. Left out: nobody signs in here."},
            [](T& s) -> auto& { return s.issuer; }),
        key({.name = "signin.client",
             .pattern = pattern::one_line,
             .instead = "write the name that the provider gave us",
             .help = "By what name the provider knows us. Needed with issuer."},
            [](T& s) -> auto& { return s.client; }),
        key({.name = "signin.flow",
             .kind = Kind::Word,
             .help = "device: the device grant (RFC 8628). code: the authorization code with PKCE (RFC 7636)."},
            [](T& s) -> auto& { return s.flow; }),
        key({.name = "signin.client_secret",
             .kind = Kind::Path,
             .help = "File whose first line is the secret that proves who we are. Without it and client_key: nothing "
                     "does."},
            [](T& s) -> auto& { return s.client_secret; }),
        key({.name = "signin.client_key",
             .kind = Kind::Path,
             .help = "Our own P-256 key instead, PEM or JWK (private_key_jwt)."},
            [](T& s) -> auto& { return s.client_key; }),
        key({.name = "signin.authority", .kind = Kind::Path, .help = "PEM: who signs the provider's certificate."},
            [](T& s) -> auto& { return s.authority; }),
        key({.name = "signin.scope",
             .pattern = pattern::scope,
             .instead = "write \"openid\", then what else is asked for: \"openid profile\"",
             .help = "What the provider is asked for."},
            [](T& s) -> auto& { return s.scope; }),
        key({.name = "signin.name_claim",
             .pattern = pattern::member_name,
             .instead = "write a member of the ID token: \"name\"",
             .help = "Where in the ID token the name is."},
            [](T& s) -> auto& { return s.name_claim; }),
        key({.name = "signin.number_claim",
             .pattern = pattern::member_name,
             .instead = "write a member of the ID token: \"national_id\"",
             .help = "Where in it the 12 digits of the identity card are."},
            [](T& s) -> auto& { return s.number_claim; }),
    };
}

Keys ours() {
    return {
        key({.name = "signin.url",
             .pattern = pattern::handoff_url,
             .instead = "write https://HOST or https://HOST:PORT, with nothing behind it",
             .help = "Where a citizen's phone reaches the public listener. Needed with issuer."},
            [](T& s) -> auto& { return s.url; }),
        key({.name = "signin.secret",
             .kind = Kind::Path,
             .help = "File whose first line, 32 letters or more, is the same for all gateways: what they remember of a "
                     "sign-in is boxed with it. Needed with issuer."},
            [](T& s) -> auto& { return s.secret; }),
        key({.name = "signin.levels",
             .kind = Kind::Texts,
             .least = 0,
             .most = 9,
             .pattern = pattern::level_word,
             .instead = "write values of acr: [\"loa:1\", \"loa:2\"]",
             .help = "The provider's levels of assurance, the lowest first."},
            [](T& s) -> auto& { return s.levels; }),
        key({.name = "signin.least_level",
             .kind = Kind::Whole,
             .least = 0,
             .most = 9,
             .help = "The level that is asked for: the place in levels, from 1. 0: any."},
            [](T& s) -> auto& { return s.least_level; }),
        key({.name = "signin.code_s",
             .kind = Kind::Whole,
             .least = 30,
             .most = 90,
             .help = "How long the code on the kiosk's screen is good for."},
            [](T& s) -> auto& { return s.code_s; }),
        key({.name = "signin.approve_s",
             .kind = Kind::Whole,
             .least = 30,
             .most = 300,
             .help = "And then, how long the citizen has at the provider's page."},
            [](T& s) -> auto& { return s.approve_s; }),
    };
}

} // namespace

Keys signin_keys() {
    auto keys = provider();
    for (auto& key : ours())
        keys.push_back(std::move(key));
    return keys;
}

} // namespace config
