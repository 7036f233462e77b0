// Which of the two things that a kiosk's certificate may be it is: still good, or void (sync/enrol/revocations.h).
// nginx passes when a certificate began as `Tramso-Client-Start: Nov 25 03:00:00 2026 GMT` ($ssl_client_v_start) beside
// the fields in signin.h. Any thread.
#pragma once
#include <optional>
#include <string>

#include "sync/enrol/revocations.h"
#include "sync/server/server.h"

namespace gateway {

// When the certificate that a request came with began; nothing: that is not known.
std::optional<base::WallTime> certificate_from(server::Heard const& heard);

// Of nginx's text, which is OpenSSL's.
std::optional<base::WallTime> read_certificate_time(std::string const& text);

} // namespace gateway
