#include "sync/wire/ack.h"

#include "sync/wire/base64.h"
#include "sync/wire/json_reader.h"

namespace wire {
namespace {

template<std::size_t Size>
bool read_bytes(std::optional<std::string> const& text, std::array<std::uint8_t, Size>& bytes) {
    auto const decoded = text ? from_base64(*text) : std::nullopt;
    if (!decoded || decoded->size() != Size) return false;
    std::copy(decoded->begin(), decoded->end(), bytes.begin());
    return true;
}

} // namespace

std::string signed_bytes(Ack const& ack) {
    return "tramso-ack-1\n" + ack.id.text() + "\n" + to_hex(ack.sha256) + "\n" + base::to_rfc3339(ack.received_at) +
           "\n" + ack.key + "\n";
}

std::string encode(Ack const& ack) {
    return dump(Json{{"id", ack.id.text()},
                     {"sha256", to_base64(ack.sha256)},
                     {"received_at", base::to_rfc3339(ack.received_at)},
                     {"key", ack.key},
                     {"sig", to_base64(ack.signature)}});
}

std::optional<Ack> decode_ack(std::string_view json) {
    auto const reader = ObjectReader::parse(json, 64U << 10);
    if (!reader) return std::nullopt;
    Ack ack;
    auto const id = base::Uuid::parse(reader->text("id").value_or(""));
    auto const received_at = reader->time("received_at");
    auto const key = reader->text("key");
    if (!id || !received_at || !key) return std::nullopt;
    if (!read_bytes(reader->text("sha256"), ack.sha256) || !read_bytes(reader->text("sig"), ack.signature))
        return std::nullopt;
    ack.id = *id;
    ack.received_at = *received_at;
    ack.key = *key;
    return ack;
}

} // namespace wire
