// Who is asking: the kiosk's id out of its certificate, as our own TLS saw it or as nginx passes it on. Pure functions.
// nginx passes `Tramso-Client-Verify: SUCCESS` ($ssl_client_verify) and `Tramso-Client-Subject: CN=kiosk-0001`
// ($ssl_client_s_dn, RFC 4514) and strips what a client itself sent by those names; on other doors they mean nothing.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "sync/server/server.h"

namespace gateway {

// Nothing: nobody we know. The id is well formed (model::is_kiosk_id).
std::optional<std::string> kiosk_of(server::Heard const& heard);

// The address of a citizen's phone or browser: as nginx passes it on, `Tramso-Client-Address`; without nginx, of
// whoever has connected.
std::string citizen_address(server::Heard const& heard);

// The one common name of a distinguished name in RFC 4514's text; nothing when there is none, are several, or it is
// escaped (no kiosk id needs that).
std::optional<std::string> common_name_of(std::string_view distinguished_name);

} // namespace gateway
