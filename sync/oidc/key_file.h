// Our secret key out of a file: PEM (PKCS #8 or SEC 1, without a passphrase) or a JSON Web Key; P-256 alone. Any
// thread. Library: OpenSSL, in key_file.cpp alone.
#pragma once
#include <filesystem>

#include "sync/oidc/jose.h"

namespace oidc {

base::Result<SigningKey> read_signing_key(std::filesystem::path const& file);

} // namespace oidc
