#include "sync/outbox/bundle.h"

#include <charconv>
#include <optional>

#include "kiosk/base/text.h"
#include "sync/seal/digest.h"
#include "sync/wire/base64.h"
#include "sync/wire/row.h"

namespace outbox {
namespace {

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

std::optional<wire::Envelope> unpacked(std::string_view& rest) {
    auto const row = wire::take_row(rest);
    if (!row) return std::nullopt;
    auto envelope = wire::envelope_in(*row);
    if (!envelope || seal::sha256(envelope->body) != envelope->sha256) return std::nullopt;
    return std::move(*envelope);
}

tl::unexpected<base::Error> not_a_bundle() {
    return base::failure(base::ErrorKind::Corrupt, "the file is not a whole rescue bundle");
}

} // namespace

void add_to_bundle(std::string& rows, wire::Envelope const& envelope) { rows += wire::packed_row(envelope); }

std::string bundle_of(int count, std::string const& rows) {
    return "tramso-rescue-1 " + std::to_string(count) + " " + wire::to_hex(seal::sha256(base::as_bytes(rows))) + "\n" +
           rows;
}

base::Result<std::vector<wire::Envelope>> read_bundle(std::string_view text) {
    auto const head = take_line(text);
    auto const words = head ? base::split(*head, ' ') : std::vector<std::string_view>();
    bool const whole = words.size() == 3 && words[0] == "tramso-rescue-1" &&
                       words[2] == wire::to_hex(seal::sha256(base::as_bytes(text)));
    if (!whole) return not_a_bundle();
    std::vector<wire::Envelope> envelopes;
    while (!text.empty()) {
        auto envelope = unpacked(text);
        if (!envelope) return not_a_bundle();
        envelopes.push_back(std::move(*envelope));
    }
    if (number(words[1]) != envelopes.size()) return not_a_bundle();
    return envelopes;
}

} // namespace outbox
