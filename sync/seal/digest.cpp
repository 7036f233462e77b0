#include "sync/seal/digest.h"

#include <sodium.h>

namespace seal {

wire::Digest sha256(base::ByteView bytes) {
    wire::Digest digest;
    crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    return digest;
}

} // namespace seal
