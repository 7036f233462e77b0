#include "sync/oidc/client_proof.h"

#include "sync/oidc/json.h"
#include "sync/oidc/secrets.h"
#include "sync/wire/base64.h"

namespace oidc {
namespace {

// Id and secret are percent-encoded before they are put together: RFC 6749 §2.3.1.
http::Header basic_header(ClientSecret const& proof, std::string const& client) {
    base::PrivateText const secret(percent_encoded(proof.secret.reveal()));
    base::PrivateText const both(percent_encoded(client) + ":" + secret.reveal());
    base::PrivateText const encoded(wire::to_base64(base::as_bytes(both.reveal())));
    return {"Authorization", "Basic " + encoded.reveal()};
}

// Its audience is the issuer and nothing else: an endpoint's URL may be another provider's as well.
base::Result<base::PrivateText> assertion(ClientKey const& proof, std::string const& client, std::string const& issuer,
                                          base::WallTime now, base::Random& random) {
    auto const seconds = now.time_since_epoch() / std::chrono::seconds(1);
    auto const id = random_secret(random);
    return proof.key.sign(to_json({{"iss", client},
                                   {"sub", client},
                                   {"aud", issuer},
                                   {"jti", id.reveal()},
                                   {"iat", seconds},
                                   {"exp", seconds + 60}}),
                          proof.kid);
}

} // namespace

base::Result<> prove(ClientProof const& proof, std::string const& client, std::string const& issuer, base::WallTime now,
                     base::Random& random, Form& form, std::vector<http::Header>& headers) {
    if (auto const* const secret = std::get_if<ClientSecret>(&proof)) {
        headers.push_back(basic_header(*secret, client));
        return {};
    }
    form.add("client_id", client);
    if (auto const* const key = std::get_if<ClientKey>(&proof)) {
        auto const token = TRY(assertion(*key, client, issuer, now, random));
        form.add("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.add("client_assertion", token.reveal());
    }
    return {};
}

} // namespace oidc
