#include "drivers/pcsc/card_access.h"

#include <algorithm>
#include <array>

#include "drivers/pcsc/tlv.h"

namespace pcsc {
namespace {

std::optional<PaceCipher> cipher_of(base::ByteView protocol) {
    // id-PACE-ECDH-GM: 0.4.0.127.0.7.2.2.4.2.n
    constexpr std::array<std::uint8_t, 9> family{0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x04, 0x02};
    if (protocol.size() != family.size() + 1 || !std::ranges::equal(protocol.first(family.size()), family))
        return std::nullopt;
    switch (protocol.back()) {
    case 2: return PaceCipher::Aes128;
    case 3: return PaceCipher::Aes192;
    case 4: return PaceCipher::Aes256;
    }
    return std::nullopt; // 1 is triple DES
}

// Those of 256 bits and more: NIST P-256, Brainpool P256r1, P320r1, NIST P-384, Brainpool P384r1, P512r1, NIST P-521.
std::optional<std::size_t> field_of(int curve) {
    constexpr int first = 12;
    constexpr std::array<std::size_t, 7> bytes{32, 32, 40, 48, 48, 64, 66};
    auto const at = curve - first;
    if (at < 0 || at >= static_cast<int>(bytes.size())) return std::nullopt;
    return bytes[static_cast<std::size_t>(at)];
}

// PACEInfo ::= SEQUENCE { protocol, version, parameterId OPTIONAL }
std::optional<PaceParameters> parameters_in(base::ByteView info) {
    auto const protocol = take(info, tag::oid);
    auto const cipher = protocol ? cipher_of(*protocol) : std::nullopt;
    auto const version = take(info, tag::integer), id = take(info, tag::integer);
    if (!cipher || !version || !id || small_number(*version) != 2) return std::nullopt;
    auto const curve = small_number(*id);
    auto const field = curve ? field_of(*curve) : std::nullopt;
    if (!field) return std::nullopt;
    return PaceParameters{*cipher, *curve, *field, {protocol->begin(), protocol->end()}};
}

} // namespace

std::optional<PaceParameters> read_card_access(base::ByteView file) {
    auto const infos = open_nested(file, {tag::set});
    if (!infos) return std::nullopt;
    auto rest = *infos;
    std::optional<PaceParameters> found;
    while (!rest.empty()) {
        auto const info = take(rest, tag::sequence);
        if (!info) return std::nullopt;
        if (!found) found = parameters_in(*info);
    }
    return found;
}

} // namespace pcsc
