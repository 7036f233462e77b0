// Secrets made for one sign-in (RFC 7636 §4). Any thread.
#pragma once
#include "kiosk/base/id.h"
#include "kiosk/base/private.h"

namespace oidc {

// 32 random bytes as base64url: 43 letters. A state, a nonce, a code verifier.
base::PrivateText random_secret(base::Random& random);

// What proves later that we know `verifier`: BASE64URL(SHA256(verifier)).
std::string s256_challenge(base::PrivateText const& verifier);

} // namespace oidc
