// Everything a gateway and its kiosks need to know each other, in one folder: for a ward, a demo or a test. What goes
// to which machine is one sub-folder each; secret files have mode 0600.
//
//   authority/authority.pem authority-key.pem       signs certificates; keep off line
//   city/city.pub city.key                          the clerk's machine: opens submissions
//   gateway/gateway.pem gateway-key.pem kiosks.pem  its TLS pair; who signs the kiosks' certificates
//   gateway/ack.key ack.pub kiosks/ID.pub           signs acknowledgements; the kiosks' public signing keys
//   ID/kiosk.pem kiosk-key.pem authority.pem        the kiosk's TLS pair; who signs the gateway's certificate
//   ID/signing.key signing.pub city.pub ack.pub     what it signs with, seals to, and believes
//
// What is there is kept, so both may be called again. One thread.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/base/result.h"

namespace enrol {

// The authority, the gateway's certificate for `hosts` (made anew each time), the city's and the gateway's keys.
base::Result<> make_city(std::filesystem::path const& folder, std::vector<std::string> const& hosts);

// A kiosk's certificate (made anew each time) and keys. Invalid: `kiosk` is no kiosk id; NotFound: make_city comes
// first.
base::Result<> make_kiosk(std::filesystem::path const& folder, std::string const& kiosk);

} // namespace enrol
