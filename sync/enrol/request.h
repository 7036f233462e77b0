// A kiosk's key and its request to have it certified (PKCS #10, RFC 2986; P-256, RFC 5480): made on the kiosk, read and
// signed at the city. Pure but for chance. Issuer belongs to one thread; the functions to any.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/private.h"
#include "kiosk/base/result.h"
#include "sync/enrol/authority.h"
#include "sync/wire/digest.h"

namespace enrol {

// The kiosk's side. A key is PEM, without a passphrase.
base::Result<base::PrivateText> make_key();
// SHA-256 of the key's public half, as in CertificateFacts. Corrupt: not a P-256 key.
base::Result<wire::Digest> digest_of_key(base::PrivateText const& key);
base::Result<std::string> make_request(base::PrivateText const& key, std::string const& common_name); // PEM

// The city's side.
struct Request {
    std::string common_name; // well formed (model::is_kiosk_id)
    wire::Digest key{};
    std::string pem;
};
inline constexpr std::size_t longest_request = 4096; // bytes of PEM

// Invalid, with a word for a technician: not one PEM block of a request, another kind of key than P-256, a signature
// that does not prove possession of that key, or a subject that is anything but the one common name. What a request
// asks for beside that is passed over.
base::Result<Request> read_request(std::string_view pem);

class Issuer {
public:
    static base::Result<Issuer> open(PemPair const& authority);
    Issuer(Issuer&&) noexcept;
    ~Issuer();

    // A client's certificate for what was requested, in PEM.
    base::Result<std::string> certify(Request const& request, base::WallTime from, base::WallTime until) const;
    std::string const& authority() const; // its certificate alone, in PEM

private:
    struct Parts;
    explicit Issuer(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace enrol
