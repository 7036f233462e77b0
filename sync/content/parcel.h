// A parcel: a compressed pack and its signature as one run of bytes, for the way from the gateway and for the kiosk's
// shelf, where two files could come apart (FORMAT.md beside this). Pure, any thread.
#pragma once
#include "sync/content/minisign.h"
#include "sync/content/pack.h"

namespace content {

inline constexpr std::size_t largest_parcel = 64U << 20;

struct Parcel {
    Signature signature;
    base::ByteView file; // the compressed pack: what is signed, and what minisign is given
};

base::Bytes wrap(Signature const& signature, base::ByteView file);
bool is_parcel(base::ByteView bytes);              // by its first bytes
base::Result<Parcel> unwrap(base::ByteView bytes); // Corrupt: not the one way to write a parcel

// The signature first; what is not signed with `key` is not unpacked. Refused, Corrupt.
base::Result<Pack> open_signed(base::ByteView file, Signature const& signature, PublicKey const& key);
base::Result<Pack> open_parcel(base::ByteView bytes, PublicKey const& key);

} // namespace content
