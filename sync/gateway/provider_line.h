// What a gateway needs to speak to an OpenID provider, whoever signs in there: citizens (party.h) or staff
// (console/staff.h). Free functions, any thread.
#pragma once
#include <filesystem>
#include <memory>

#include "kiosk/base/private.h"
#include "kiosk/base/result.h"
#include "sync/http/transport.h"

namespace gateway {

inline constexpr std::size_t shortest_secret = 32; // letters, of one that boxes are sealed with

// The first line of the file, without its end.
base::Result<base::PrivateText> secret_in(std::filesystem::path const& file);

// Only a provider on this very machine may be spoken to without TLS: for tests and a demo.
bool is_on_loopback(std::string_view issuer);

// `authority`: PEM of who signs the provider's certificate.
base::Result<std::unique_ptr<http::Transport>> line_to_provider(std::string_view issuer,
                                                                std::filesystem::path const& authority);

} // namespace gateway
