// The tokens that are out, in a folder between the office that hands them out and the gateway that takes them in: of a
// secret only its digest, so that nobody who reads the folder can enrol. A file a token, mode 0600, replaced whole:
//   ID.token  "tramso-enrolment-1 kiosk-0001 DIGEST UNTIL"; ID: the first 8 bytes of the digest
//   ID.used   whose keys took it, and the certificate they got; comes into being at once, so that of two that use a
//             token at the same moment one finds it used
// Keeps nothing in memory; any thread, any number of processes.
#pragma once
#include <array>
#include <filesystem>
#include <functional>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "kiosk/base/private.h"
#include "kiosk/base/result.h"
#include "sync/wire/digest.h"

namespace enrol {

enum class TokenTrouble {
    Unknown,    // never made, or taken back
    WrongKiosk, // made for another
    Expired,
    Used,   // by other keys
    Failed, // the folder, or the certificate that was to be made
};

// Who wants to use a token: the kiosk, the digest of its TLS key, its public signing key.
struct Claim {
    std::string kiosk;
    wire::Digest key{};
    std::array<std::uint8_t, 32> signing_key{}; // Ed25519
};

struct Admission {
    std::string certificate; // PEM
    bool is_new = false;     // false: these same keys had it before, and have it again
};

class Tokens {
public:
    explicit Tokens(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // A new secret for `kiosk`, good until then. Takes back what was handed out for this kiosk before.
    base::Result<base::PrivateBytes> add(std::string const& kiosk, base::WallTime until, base::Random& random) const;

    // Uses the token up for the claim; `certify` is asked for a certificate when it was not used yet, and after the
    // return it is on disk.
    base::Result<Admission, TokenTrouble> use(base::PrivateBytes const& secret, Claim const& claim, base::WallTime now,
                                              std::function<base::Result<std::string>()> const& certify) const;

    // Takes back all that was handed out for `kiosk`.
    base::Result<> remove(std::string const& kiosk) const;

private:
    std::filesystem::path const folder_;
};

} // namespace enrol
