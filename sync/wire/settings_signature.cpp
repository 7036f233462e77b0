#include "sync/wire/settings_signature.h"

#include <algorithm>

#include "kiosk/base/text.h"
#include "sync/wire/base64.h"
#include "sync/wire/tus.h"

namespace wire {
namespace {

constexpr std::string_view kind = "tramso-settings-1";

} // namespace

std::string signed_bytes(SettingsSignature const& signature, Digest const& sha256) {
    return std::string(kind) + "\n" + signature.key + "\n" + std::to_string(signature.number) + "\n" + to_hex(sha256) +
           "\n";
}

std::string encode(SettingsSignature const& signature) {
    return std::string(kind) + " " + signature.key + " " + std::to_string(signature.number) + " " +
           to_base64(signature.signature);
}

std::optional<SettingsSignature> decode_settings_signature(std::string_view line) {
    auto const words = base::split(line, ' ');
    if (words.size() != 4 || words[0] != kind || words[1].size() != 16) return std::nullopt;
    auto const number = tus::read_number(words[2]);
    auto const bytes = from_base64(words[3]);
    SettingsSignature signature{std::string(words[1]), number.value_or(0), {}};
    if (!number || !bytes || bytes->size() != signature.signature.size()) return std::nullopt;
    std::ranges::copy(*bytes, signature.signature.begin());
    return signature;
}

} // namespace wire
