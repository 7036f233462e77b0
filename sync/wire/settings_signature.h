// The operators' signature over a kiosk's settings, in a file of its own beside them and in a header field of the
// answer that brings them (FORMAT.md §14): "tramso-settings-1 KEY-ID NUMBER BASE64". The number grows with each
// signing, so that older settings cannot be put in the place of newer ones. Value; codec pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "sync/wire/digest.h"

namespace wire {

struct SettingsSignature {
    std::string key; // its id
    std::uint64_t number = 0;
    Signature signature{};
    bool operator==(SettingsSignature const&) const = default;
};

// `sha256`: of the settings' bytes.
std::string signed_bytes(SettingsSignature const& signature, Digest const& sha256);
std::string encode(SettingsSignature const& signature); // one line, without its end
std::optional<SettingsSignature> decode_settings_signature(std::string_view line);

} // namespace wire
