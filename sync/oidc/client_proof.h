// How we prove to the provider that we are the client it knows: not at all, with a secret (client_secret_basic, RFC
// 6749 §2.3.1), or with a token signed by our own key (private_key_jwt, RFC 7523, OpenID Connect Core 1.0 §9). A value;
// one thread at a time.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "sync/http/transport.h"
#include "sync/oidc/form.h"
#include "sync/oidc/jose.h"

namespace oidc {

struct NoProof {};
struct ClientSecret {
    base::PrivateText secret;
};
struct ClientKey {
    SigningKey key;
    std::string kid; // by which the provider knows it; "": not said
};
using ClientProof = std::variant<NoProof, ClientSecret, ClientKey>;

// Adds to the form, or to the headers, what proves that we are `client` to `issuer`. A token is good for a minute, and
// once.
base::Result<> prove(ClientProof const& proof, std::string const& client, std::string const& issuer, base::WallTime now,
                     base::Random& random, Form& form, std::vector<http::Header>& headers);

} // namespace oidc
