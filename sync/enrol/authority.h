// A small certificate authority of one's own, for a ward, a demo or a test: it signs the gateway's certificate and the
// kiosks' client certificates (X.509 v3, RFC 5280; P-256 keys). A city with its own authority issues the same files
// itself. Works on files, keeps nothing; one thread. Library: OpenSSL, in this room and sync/server alone.
#pragma once
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace enrol {

struct PemPair {
    std::filesystem::path certificate;
    std::filesystem::path key; // written with mode 0600
};

inline constexpr std::chrono::days authority_validity{3650};
inline constexpr std::chrono::days certificate_validity{397};

// Makes a self-signed authority at `authority`; leaves one that is there.
base::Result<> make_authority(PemPair const& authority);

// Signs a certificate for a server known by `hosts` (DNS names or numeric addresses, at least one; the first is its
// common name); replaces what is there.
base::Result<> make_server_certificate(PemPair const& authority, PemPair const& server,
                                       std::vector<std::string> const& hosts);

// Signs a client certificate whose common name is `kiosk`, for a time that begins no earlier than `not_before`;
// replaces what is there.
base::Result<> make_client_certificate(PemPair const& authority, PemPair const& client, std::string const& kiosk,
                                       std::optional<base::WallTime> not_before = std::nullopt);

} // namespace enrol
