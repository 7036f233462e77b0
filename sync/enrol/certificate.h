// What stands in a certificate (X.509 v3, RFC 5280), out of its PEM. Pure functions, any thread. Invalid: not a
// certificate, or not one that we use.
#pragma once
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "sync/wire/digest.h"

namespace enrol {

inline constexpr std::size_t longest_pem = 16U << 10;

struct CertificateFacts {
    std::string common_name; // the one it has
    base::WallTime from, until;
    wire::Digest key{}; // SHA-256 of its public key (SubjectPublicKeyInfo), which is also what a token pins
};

// Of the first certificate in the text.
base::Result<CertificateFacts> read_certificate(std::string_view pem);

// The digest of an authority's key. Only of a certificate that may sign others and is signed by its own key: so that
// every byte of it is the key owner's word, and the digest of the key says it all.
base::Result<wire::Digest> read_authority(std::string_view pem);

bool is_signed_by(std::string_view certificate, std::string_view authority);

} // namespace enrol
