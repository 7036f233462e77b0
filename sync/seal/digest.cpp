#include "sync/seal/digest.h"

#include <new>
#include <sodium.h>

namespace seal {
namespace {

using State = crypto_hash_sha256_state;

State& inside(std::array<std::byte, 128>& bytes) {
    static_assert(sizeof(State) <= 128 && alignof(State) <= 16);
    return *std::launder(reinterpret_cast<State*>(bytes.data()));
}

} // namespace

wire::Digest sha256(base::ByteView bytes) {
    wire::Digest digest;
    crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    return digest;
}

Sha256::Sha256() { crypto_hash_sha256_init(new (state_.data()) State); }

void Sha256::add(base::ByteView bytes) { crypto_hash_sha256_update(&inside(state_), bytes.data(), bytes.size()); }

wire::Digest Sha256::finish() {
    wire::Digest digest;
    crypto_hash_sha256_final(&inside(state_), digest.data());
    return digest;
}

} // namespace seal
