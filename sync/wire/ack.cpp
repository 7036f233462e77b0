#include "sync/wire/ack.h"

#include <fmt/format.h>

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

bool is_key_id(std::string_view text) {
    return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

} // namespace

std::string signed_bytes(Ack const& ack) {
    return "tramso-ack-1\n" + ack.id.text() + "\n" + to_hex(ack.sha256) + "\n" + base::to_rfc3339(ack.received_at) +
           "\n" + ack.key + "\n";
}

std::string encode(Ack const& ack) {
    // Written out: none of it has a character that JSON escapes, and one is made for every submission of the city.
    return fmt::format(R"({{"id":"{}","sha256":"{}","received_at":"{}","key":"{}","sig":"{}"}})", ack.id.text(),
                       to_base64(ack.sha256), base::to_rfc3339(ack.received_at), ack.key, to_base64(ack.signature));
}

std::optional<Ack> decode_ack(std::string_view json) {
    auto const reader = ObjectReader::parse(json, 64U << 10);
    if (!reader) return std::nullopt;
    Ack ack;
    auto const id = base::Uuid::parse(reader->text("id").value_or(""));
    auto const received_at = reader->time("received_at");
    auto const key = reader->text("key");
    if (!id || !received_at || !key || !is_key_id(*key)) return std::nullopt;
    if (!read_bytes(reader->text("sha256"), ack.sha256) || !read_bytes(reader->text("sig"), ack.signature))
        return std::nullopt;
    ack.id = *id;
    ack.received_at = *received_at;
    ack.key = *key;
    return ack;
}

} // namespace wire
