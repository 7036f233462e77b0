// The hashes that a state may sign with (ICAO Doc 9303-12): of the SHA-2 family, 256 bits and more. SHA-1 has no
// place here. Pure, any thread.
#pragma once
#include <optional>

#include "kiosk/base/bytes.h"

using EVP_MD = struct evp_md_st;

namespace pcsc {

enum class Digest { Sha256, Sha384, Sha512 };

std::optional<Digest> digest_of_oid(base::ByteView oid); // the value of an OBJECT IDENTIFIER
std::optional<Digest> digest_of_nid(int nid);            // OpenSSL's number for it
EVP_MD const* library_digest(Digest digest);

base::Bytes digest_of(Digest digest, base::ByteView bytes);

} // namespace pcsc
