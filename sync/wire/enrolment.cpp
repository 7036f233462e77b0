#include "sync/wire/enrolment.h"

#include <algorithm>

#include "sync/wire/base64.h"
#include "sync/wire/json_reader.h"

namespace wire {
namespace {

constexpr std::size_t longest_answer = 64U << 10;

std::optional<std::string> member(std::string_view json, std::size_t longest, char const* name) {
    auto const reader = ObjectReader::parse(json, longest);
    return reader ? reader->text(name) : std::nullopt;
}

std::optional<PublicKey> key_in(ObjectReader const& reader, char const* name) {
    auto const bytes = from_base64(reader.text(name).value_or(""));
    PublicKey key{};
    if (!bytes || bytes->size() != key.size()) return std::nullopt;
    std::ranges::copy(*bytes, key.begin());
    return key;
}

} // namespace

base::PrivateText encode(EnrolmentRequest const& request) {
    return base::PrivateText(dump(Json{{"token", to_base64(request.token.reveal())},
                                       {"request", request.request},
                                       {"signing_key", to_base64(request.signing_key)}}));
}

std::optional<EnrolmentRequest> decode_enrolment_request(std::string_view json) {
    auto const reader = ObjectReader::parse(json, longest_enrolment);
    if (!reader) return std::nullopt;
    auto token = from_base64(reader->text("token").value_or(""));
    auto const key = key_in(*reader, "signing_key");
    auto const request = reader->text("request");
    if (!token || token->size() != 32 || !key || !request) return std::nullopt;
    return EnrolmentRequest{base::PrivateBytes(std::move(*token)), *request, *key};
}

std::string encode(Enrolment const& enrolment) {
    return dump(Json{{"certificate", enrolment.certificate},
                     {"authority", enrolment.authority},
                     {"city_key", to_base64(enrolment.city_key)},
                     {"ack_key", to_base64(enrolment.ack_key)}});
}

std::optional<Enrolment> decode_enrolment(std::string_view json) {
    auto const reader = ObjectReader::parse(json, longest_answer);
    if (!reader) return std::nullopt;
    auto const certificate = reader->text("certificate"), authority = reader->text("authority");
    auto const city = key_in(*reader, "city_key"), ack = key_in(*reader, "ack_key");
    if (!certificate || !authority || !city || !ack) return std::nullopt;
    return Enrolment{*certificate, *authority, *city, *ack};
}

std::string encode_renewal_request(std::string const& request) { return dump(Json{{"request", request}}); }

std::optional<std::string> decode_renewal_request(std::string_view json) {
    return member(json, longest_enrolment, "request");
}

std::string encode_renewal(std::string const& certificate) { return dump(Json{{"certificate", certificate}}); }

std::optional<std::string> decode_renewal(std::string_view json) { return member(json, longest_answer, "certificate"); }

} // namespace wire
