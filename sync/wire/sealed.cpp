#include "sync/wire/sealed.h"

#include <algorithm>

#include "sync/wire/base64.h"

namespace wire {
namespace {

constexpr std::string_view opening = "sha-256=:";

} // namespace

bool is_sealed_shape(base::ByteView bytes) {
    constexpr std::size_t before_chunks = 1 + 104, chunk = (64U << 10) + 17, tag = 17, padding = 512;
    if (bytes.size() <= before_chunks || bytes[0] != 1) return false;
    auto const rest = bytes.size() - before_chunks;
    auto const tags = (rest + chunk - 1) / chunk * tag;
    return rest >= tags + padding && (rest - tags) % padding == 0;
}

std::string repr_digest_of(Digest const& sha256) { return std::string(opening) + to_base64(sha256) + ":"; }

std::optional<Digest> read_repr_digest(std::string_view field) {
    if (!field.starts_with(opening) || !field.ends_with(':') || field.size() <= opening.size()) return std::nullopt;
    auto const bytes = from_base64(field.substr(opening.size(), field.size() - opening.size() - 1));
    Digest digest{};
    if (!bytes || bytes->size() != digest.size()) return std::nullopt;
    std::ranges::copy(*bytes, digest.begin());
    return digest;
}

} // namespace wire
