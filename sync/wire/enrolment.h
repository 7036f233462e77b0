// What a kiosk and its gateway say to each other about the kiosk's certificate (FORMAT.md §16). Value types; codecs
// pure. Certificates and requests are text here; who understands them is sync/enrol.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/private.h"

namespace wire {

inline constexpr std::string_view enrolments_path = "/kiosk/v1/enrolments", renewals_path = "/kiosk/v1/renewals";
inline constexpr std::string_view pem_media_type = "application/pem-certificate-chain"; // RFC 8555 §9.1
inline constexpr std::size_t longest_enrolment = 16U << 10;                             // bytes of a body

using PublicKey = std::array<std::uint8_t, 32>;

struct EnrolmentRequest {
    base::PrivateBytes token; // 32 bytes
    std::string request;      // PKCS #10 in PEM
    PublicKey signing_key{};  // Ed25519
    bool operator==(EnrolmentRequest const&) const = default;
};

struct Enrolment {
    std::string certificate, authority; // PEM
    PublicKey city_key{};               // X25519: what submissions are sealed to
    PublicKey ack_key{};                // Ed25519: who signs acknowledgements
    bool operator==(Enrolment const&) const = default;
};

base::PrivateText encode(EnrolmentRequest const& request);
std::optional<EnrolmentRequest> decode_enrolment_request(std::string_view json);

std::string encode(Enrolment const& enrolment);
std::optional<Enrolment> decode_enrolment(std::string_view json);

// A renewal's request and its answer, each one text.
std::string encode_renewal_request(std::string const& request);
std::optional<std::string> decode_renewal_request(std::string_view json);
std::string encode_renewal(std::string const& certificate);
std::optional<std::string> decode_renewal(std::string_view json);

} // namespace wire
