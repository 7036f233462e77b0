#include "sync/outbox/bundle.h"

#include <fmt/format.h>
#include <optional>

#include "kiosk/base/text.h"
#include "sync/seal/digest.h"
#include "sync/wire/base64.h"
#include "sync/wire/row.h"

namespace outbox {
namespace {

std::optional<wire::Envelope> unpacked(std::string_view& rest) {
    auto const row = wire::take_row(rest);
    if (!row) return std::nullopt;
    auto envelope = wire::envelope_in(*row);
    if (!envelope || seal::sha256(envelope->body) != envelope->sha256) return std::nullopt;
    return std::move(*envelope);
}

// False: neither there nor lost.
bool take_photo(std::string_view& rest, wire::Attachment const& attachment, BundleRow& row) {
    bool const lost = rest.starts_with(photo_is_lost);
    if (!lost && !rest.starts_with(photo_follows)) return false;
    rest.remove_prefix(photo_follows.size());
    if (lost) {
        row.photos.emplace_back();
        return true;
    }
    if (rest.size() < attachment.size) return false;
    row.photos.emplace_back(base::as_bytes(rest.substr(0, static_cast<std::size_t>(attachment.size))));
    rest.remove_prefix(static_cast<std::size_t>(attachment.size));
    return true;
}

tl::unexpected<base::Error> not_a_bundle() {
    return base::failure(base::ErrorKind::Corrupt, "the file is not a whole rescue bundle");
}

} // namespace

std::string bundle_head(int version, int count, wire::Digest const& digest) {
    return fmt::format("tramso-rescue-{} {:010} {}\n", version, count, wire::to_hex(digest));
}

base::Result<BundleReader> BundleReader::open(std::string_view text) {
    auto const line = wire::take_line(text);
    auto const words = line ? base::split(*line, ' ') : std::vector<std::string_view>();
    if (words.size() != 3 || (words[0] != "tramso-rescue-1" && words[0] != "tramso-rescue-2")) return not_a_bundle();
    auto const count = wire::number(words[1]);
    if (!count || wire::to_hex(seal::sha256(base::as_bytes(text))) != words[2]) return not_a_bundle();
    return BundleReader(text, *count);
}

base::Result<std::optional<BundleRow>> BundleReader::next() {
    if (left_ == 0 && !rest_.empty()) return not_a_bundle();
    if (left_ == 0) return std::optional<BundleRow>();
    --left_;
    auto envelope = unpacked(rest_);
    if (!envelope) return not_a_bundle();
    BundleRow row{std::move(*envelope), {}};
    for (auto const& attachment : row.envelope.attachments)
        if (!take_photo(rest_, attachment, row)) return not_a_bundle();
    return std::optional(std::move(row));
}

} // namespace outbox
