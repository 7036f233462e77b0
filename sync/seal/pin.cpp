#include "sync/seal/pin.h"

#include <sodium.h>

#include "kiosk/base/check.h"

namespace seal {

base::Result<wire::Digest> stretch_pin(base::PrivateText const& pin, base::ByteView secret, base::ByteView salt) {
    base::check(sodium_init() >= 0, "libsodium starts");
    base::check(salt.size() == crypto_pwhash_argon2id_SALTBYTES, "a salt has its length");
    base::PrivateText const both(std::string(base::as_text(secret)) + pin.reveal());
    wire::Digest made{};
    if (crypto_pwhash_argon2id(made.data(), made.size(), both.reveal().data(), both.reveal().size(), salt.data(),
                               crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE, crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE,
                               crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0)
        return base::failure(base::ErrorKind::Unavailable, "no memory to try a PIN");
    return made;
}

bool is_same(wire::Digest const& a, wire::Digest const& b) { return sodium_memcmp(a.data(), b.data(), a.size()) == 0; }

} // namespace seal
