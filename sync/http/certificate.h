// Until when a certificate is good. Library: OpenSSL, in certificate.cpp alone.
#pragma once
#include <filesystem>
#include <optional>

#include "kiosk/base/clock.h"

namespace http {

// The first in a PEM file; nothing: there is none. Reads the file each time, so a renewed one is seen.
std::optional<base::WallTime> expiry_of(std::filesystem::path const& certificate);

} // namespace http
