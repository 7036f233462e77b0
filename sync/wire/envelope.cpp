#include "sync/wire/envelope.h"

#include <charconv>

#include "kiosk/model/settings.h"
#include "sync/wire/base64.h"

namespace wire {
namespace {

using Field = std::function<std::optional<std::string>(std::string_view)>;

tl::unexpected<Problem> bad_field(std::string_view name) {
    return tl::unexpected(
        Problem{ProblemType::BadRequest, "header field " + std::string(name) + " is missing or wrong"});
}

template<std::size_t Size>
bool read_bytes(std::optional<std::string> const& text, std::array<std::uint8_t, Size>& bytes) {
    auto const decoded = text ? from_base64(*text) : std::nullopt;
    if (!decoded || decoded->size() != Size) return false;
    std::copy(decoded->begin(), decoded->end(), bytes.begin());
    return true;
}

// Repr-Digest (RFC 9530): sha-256=:BASE64:
bool read_digest(std::optional<std::string> const& text, Digest& digest) {
    constexpr std::string_view prefix = "sha-256=:";
    if (!text || !text->starts_with(prefix) || !text->ends_with(':') || text->size() <= prefix.size()) return false;
    return read_bytes(text->substr(prefix.size(), text->size() - prefix.size() - 1), digest);
}

bool read_seq(std::optional<std::string> const& text, std::uint64_t& seq) {
    if (!text) return false;
    auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), seq);
    return error == std::errc() && end == text->data() + text->size() && seq > 0 && seq < (std::uint64_t{1} << 62);
}

bool is_word(std::optional<std::string> const& text) { return text && model::is_kiosk_id(*text); }

bool is_key_id(std::optional<std::string> const& text) {
    return text && text->size() == 16 && text->find_first_not_of("0123456789abcdef") == std::string::npos;
}

} // namespace

std::string signed_bytes(Envelope const& envelope) {
    std::string text = envelope.attachments.empty() ? "tramso-envelope-1\n" : "tramso-envelope-2\n";
    for (auto const& line :
         {envelope.id.text(), envelope.kiosk, envelope.epoch.text(), std::to_string(envelope.seq), envelope.service,
          base::to_rfc3339(envelope.created_at), envelope.city_key, to_hex(envelope.previous), to_hex(envelope.sha256)})
        text += line + "\n";
    if (!envelope.attachments.empty()) text += encode(envelope.attachments) + "\n";
    return text;
}

std::vector<HeaderField> header_fields(Envelope const& envelope) {
    std::vector<HeaderField> fields{{"Content-Type", std::string(sealed_media_type)},
                                    {"Kiosk-Id", envelope.kiosk},
                                    {"Kiosk-Epoch", envelope.epoch.text()},
                                    {"Kiosk-Seq", std::to_string(envelope.seq)},
                                    {"Kiosk-Service", envelope.service},
                                    {"Kiosk-Created-At", base::to_rfc3339(envelope.created_at)},
                                    {"Kiosk-Previous", to_base64(envelope.previous)},
                                    {"Kiosk-Signature", to_base64(envelope.signature)},
                                    {"City-Key", envelope.city_key},
                                    {"Repr-Digest", "sha-256=:" + to_base64(envelope.sha256) + ":"}};
    if (!envelope.attachments.empty()) fields.emplace_back("Kiosk-Attachments", encode(envelope.attachments));
    return fields;
}

base::Result<Envelope, Problem> read_envelope(std::string_view id, Field const& field, base::Bytes body) {
    Envelope envelope;
    auto const uuid = base::Uuid::parse(id);
    if (!uuid || !uuid->is_version_7())
        return tl::unexpected(Problem{ProblemType::BadRequest, "the id is not a UUID version 7"});
    envelope.id = *uuid;
    auto const kiosk = field("kiosk-id"), service = field("kiosk-service"), city_key = field("city-key");
    if (!is_word(kiosk)) return bad_field("Kiosk-Id");
    if (!is_word(service)) return bad_field("Kiosk-Service");
    if (!is_key_id(city_key)) return bad_field("City-Key");
    auto const epoch = base::Uuid::parse(field("kiosk-epoch").value_or(""));
    if (!epoch) return bad_field("Kiosk-Epoch");
    auto const created_at = base::from_rfc3339(field("kiosk-created-at").value_or(""));
    if (!created_at) return bad_field("Kiosk-Created-At");
    if (!read_seq(field("kiosk-seq"), envelope.seq)) return bad_field("Kiosk-Seq");
    if (!read_bytes(field("kiosk-previous"), envelope.previous)) return bad_field("Kiosk-Previous");
    if (!read_bytes(field("kiosk-signature"), envelope.signature)) return bad_field("Kiosk-Signature");
    if (!read_digest(field("repr-digest"), envelope.sha256)) return bad_field("Repr-Digest");
    if (auto const attachments = field("kiosk-attachments")) {
        auto read = decode_attachments(*attachments);
        if (!read) return bad_field("Kiosk-Attachments");
        envelope.attachments = std::move(*read);
    }
    envelope.kiosk = *kiosk;
    envelope.service = *service;
    envelope.city_key = *city_key;
    envelope.epoch = *epoch;
    envelope.created_at = *created_at;
    envelope.body = std::move(body);
    return envelope;
}

} // namespace wire
