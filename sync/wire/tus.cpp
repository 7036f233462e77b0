#include "sync/wire/tus.h"

#include <algorithm>
#include <charconv>

#include "kiosk/base/text.h"
#include "sync/wire/base64.h"

namespace wire::tus {
namespace {

constexpr std::string_view algorithm = "sha256 ";
constexpr std::size_t longest_location = 1024;

} // namespace

std::optional<std::uint64_t> read_number(std::string_view text) {
    std::uint64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const whole = error == std::errc() && end == text.data() + text.size() && value < (std::uint64_t{1} << 62);
    return whole ? std::optional(value) : std::nullopt;
}

std::string metadata_of(base::Uuid const& id) { return "id " + to_base64(base::as_bytes(id.text())); }

std::optional<base::Uuid> id_in(std::string_view metadata) {
    for (auto const pair : base::split(metadata, ',')) {
        auto const trimmed = base::trimmed(pair);
        auto const words = base::split(trimmed, ' ');
        if (words.size() != 2 || words[0] != "id") continue;
        auto const text = from_base64(words[1]);
        auto const id = text ? base::Uuid::parse(base::as_text(*text)) : std::nullopt;
        return id && id->is_version_7() ? id : std::nullopt;
    }
    return std::nullopt;
}

std::string checksum_of(Digest const& sha256) { return std::string(algorithm) + to_base64(sha256); }

std::optional<Digest> read_checksum(std::string_view text) {
    if (!text.starts_with(algorithm)) return std::nullopt;
    auto const bytes = from_base64(text.substr(algorithm.size()));
    Digest digest{};
    if (!bytes || bytes->size() != digest.size()) return std::nullopt;
    std::copy(bytes->begin(), bytes->end(), digest.begin());
    return digest;
}

// Only where the creation was asked, and only this upload's: it is never led to another house, and what a cache says of
// another upload is not believed.
std::optional<std::string> location_in(std::string_view text, std::string_view origin, base::Uuid const& id) {
    bool const printable = std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
    if (text.empty() || text.size() > longest_location || !printable) return std::nullopt;
    if (!text.ends_with("/" + id.text())) return std::nullopt;
    if (text.starts_with(std::string(origin) + "/")) return std::string(text);
    if (!text.starts_with('/') || text.starts_with("//")) return std::nullopt;
    return std::string(origin) + std::string(text);
}

} // namespace wire::tus
