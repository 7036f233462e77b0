#include "sync/oidc/secrets.h"

#include "kiosk/base/bytes.h"
#include "sync/oidc/jose.h"
#include "sync/seal/digest.h"

namespace oidc {

base::PrivateText random_secret(base::Random& random) {
    base::Bytes bytes(32);
    random.fill(bytes);
    base::PrivateText secret(to_base64url(base::as_text(bytes)));
    base::wipe(bytes);
    return secret;
}

std::string s256_challenge(base::PrivateText const& verifier) {
    auto const digest = seal::sha256(base::as_bytes(verifier.reveal()));
    return to_base64url(base::as_text(digest));
}

} // namespace oidc
