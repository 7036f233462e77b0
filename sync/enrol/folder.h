// Everything a gateway and its kiosks need to know each other, in one folder: for a ward, a demo or a test. What goes
// to which machine is one sub-folder each; secret files have mode 0600.
//
//   authority/authority.pem authority-key.pem       signs certificates; keep off line
//   city/city.pub city.key                          the clerk's machine: opens submissions
//   gateway/gateway.pem gateway-key.pem kiosks.pem  its TLS pair; who signs the kiosks' certificates
//   gateway/ack.key ack.pub kiosks/ID.pub           signs acknowledgements; the kiosks' public signing keys
//   gateway/enrolments/ revoked                     the tokens that are out; whose certificates are void
//   ID/kiosk.pem kiosk-key.pem authority.pem        the kiosk's TLS pair; who signs the gateway's certificate
//   ID/signing.key signing.pub city.pub ack.pub     what it signs with, seals to, and believes
//
// What is there is kept, so both may be called again. One thread.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "kiosk/base/private.h"
#include "kiosk/base/result.h"

namespace enrol {

// The authority, the gateway's certificate for `hosts` (made anew each time), the city's and the gateway's keys.
base::Result<> make_city(std::filesystem::path const& folder, std::vector<std::string> const& hosts);

// A kiosk's certificate (made anew each time) and keys. Invalid: `kiosk` is no kiosk id; NotFound: make_city comes
// first.
base::Result<> make_kiosk(std::filesystem::path const& folder, std::string const& kiosk);

// What a technician carries to a new kiosk, instead of make_kiosk: with it the kiosk makes its own keys and asks the
// gateway at `gateway` for its certificate. Takes back the token this kiosk had before.
base::Result<base::PrivateText> make_token(std::filesystem::path const& folder, std::string const& kiosk,
                                           std::string const& gateway, base::WallTime until, base::Random& random);

// Makes void what `kiosk` has, certificate and token. It may be enrolled again.
base::Result<> revoke_kiosk(std::filesystem::path const& folder, std::string const& kiosk, base::WallTime now);

} // namespace enrol
