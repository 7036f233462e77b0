// The fields of the tus protocol 1.0.0 (tus.io/protocols/resumable-upload) that both ends read and write. FORMAT.md
// §11. Pure functions, any thread.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/id.h"
#include "sync/wire/digest.h"

namespace wire::tus {

inline constexpr std::string_view version = "1.0.0";
inline constexpr std::string_view extensions = "creation,creation-with-upload,checksum,expiration,termination";
inline constexpr std::string_view media_type = "application/offset+octet-stream";
inline constexpr std::string_view path = "/kiosk/v1/attachments";

std::optional<std::uint64_t> read_number(std::string_view text); // Upload-Offset, Upload-Length

std::string metadata_of(base::Uuid const& id);              // Upload-Metadata: "id BASE64"
std::optional<base::Uuid> id_in(std::string_view metadata); // pairs that are not known are passed over
std::string checksum_of(Digest const& sha256);              // Upload-Checksum: "sha256 BASE64"
std::optional<Digest> read_checksum(std::string_view text); // nothing: another algorithm, or none
// The place of this upload, as a URL at `origin`; nothing: the header says none.
std::optional<std::string> location_in(std::string_view text, std::string_view origin, base::Uuid const& id);

} // namespace wire::tus
