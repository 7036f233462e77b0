#include "sync/outbox/bundle.h"

#include <charconv>
#include <fmt/format.h>
#include <map>
#include <optional>

#include "kiosk/base/text.h"
#include "sync/seal/digest.h"
#include "sync/wire/base64.h"

namespace outbox {
namespace {

std::string lower(std::string text) {
    for (auto& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::optional<std::size_t> number(std::string_view text) {
    std::size_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<std::string_view> take_line(std::string_view& text) {
    auto const end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    auto const line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

std::map<std::string, std::string, std::less<>> fields_of(std::string_view headers) {
    std::map<std::string, std::string, std::less<>> fields;
    while (auto const line = take_line(headers))
        if (auto const colon = line->find(": "); colon != std::string_view::npos)
            fields.emplace(line->substr(0, colon), line->substr(colon + 2));
    return fields;
}

std::optional<wire::Envelope> take_envelope(std::string_view& rest) {
    auto const line = take_line(rest);
    if (!line) return std::nullopt;
    auto const sizes = base::split(*line, ' ');
    auto const headers = sizes.size() == 2 ? number(sizes[0]) : std::nullopt;
    auto const body = sizes.size() == 2 ? number(sizes[1]) : std::nullopt;
    if (!headers || !body || *headers > rest.size() || *body > rest.size() - *headers) return std::nullopt;
    auto const fields = fields_of(rest.substr(0, *headers));
    auto const content = rest.substr(*headers, *body);
    rest.remove_prefix(*headers + *body);
    auto const field = [&](std::string_view name) -> std::optional<std::string> {
        auto const found = fields.find(name);
        return found == fields.end() ? std::nullopt : std::optional(found->second);
    };
    auto envelope = wire::read_envelope(field("id").value_or(""), field, base::to_bytes(content));
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

std::string bundle_row(wire::Envelope const& envelope) {
    std::string headers = "id: " + envelope.id.text() + "\n";
    for (auto const& [name, value] : header_fields(envelope))
        headers += lower(name) + ": " + value + "\n";
    return std::to_string(headers.size()) + " " + std::to_string(envelope.body.size()) + "\n" + headers +
           std::string(base::as_text(envelope.body));
}

std::string bundle_head(int version, int count, wire::Digest const& digest) {
    return fmt::format("tramso-rescue-{} {:010} {}\n", version, count, wire::to_hex(digest));
}

base::Result<BundleReader> BundleReader::open(std::string_view text) {
    auto const line = take_line(text);
    auto const words = line ? base::split(*line, ' ') : std::vector<std::string_view>();
    if (words.size() != 3 || (words[0] != "tramso-rescue-1" && words[0] != "tramso-rescue-2")) return not_a_bundle();
    auto const count = number(words[1]);
    if (!count || wire::to_hex(seal::sha256(base::as_bytes(text))) != words[2]) return not_a_bundle();
    return BundleReader(text, *count);
}

base::Result<std::optional<BundleRow>> BundleReader::next() {
    if (left_ == 0 && !rest_.empty()) return not_a_bundle();
    if (left_ == 0) return std::optional<BundleRow>();
    --left_;
    auto envelope = take_envelope(rest_);
    if (!envelope) return not_a_bundle();
    BundleRow row{std::move(*envelope), {}};
    for (auto const& attachment : row.envelope.attachments)
        if (!take_photo(rest_, attachment, row)) return not_a_bundle();
    return std::optional(std::move(row));
}

} // namespace outbox
