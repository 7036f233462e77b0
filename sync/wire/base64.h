// Base64 (RFC 4648 §4, with padding) and hexadecimal. Pure, any thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/bytes.h"

namespace wire {

std::string to_base64(base::ByteView bytes);
std::optional<base::Bytes> from_base64(std::string_view text); // strict: canonical padding, no blanks
std::string to_hex(base::ByteView bytes);                      // lower case
std::optional<base::Bytes> from_hex(std::string_view text);    // lower case alone

} // namespace wire
