#include "sync/staff/badge.h"

#include <algorithm>

#include "sync/wire/base64.h"

namespace staff {
namespace {

constexpr std::string_view mark = model::badge_mark;
constexpr std::size_t body_size = 41; // id 16, role 1, from 4, until 4, secret 16

void append_seconds(base::Bytes& bytes, base::WallTime time) {
    auto const seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(seconds >> shift));
}

base::WallTime seconds_at(base::ByteView bytes) {
    std::uint32_t seconds = 0;
    for (auto const byte : bytes.first(4))
        seconds = seconds << 8 | byte;
    return base::WallTime(std::chrono::seconds(seconds));
}

bool has_whole_seconds(base::WallTime time) {
    auto const seconds = std::chrono::floor<std::chrono::seconds>(time);
    return seconds == time && seconds.time_since_epoch().count() >= 0 &&
           seconds.time_since_epoch().count() <= UINT32_MAX;
}

base::Bytes body_of(Badge const& badge) {
    base::Bytes body(badge.id.bytes.begin(), badge.id.bytes.end());
    body.push_back(static_cast<std::uint8_t>(badge.role));
    append_seconds(body, badge.valid_from);
    append_seconds(body, badge.valid_until);
    body.insert(body.end(), badge.secret.bytes.begin(), badge.secret.bytes.end());
    return body;
}

// The mark is signed with it, so that no other thing that the office signs is ever taken for a badge.
std::string signed_words(base::ByteView body) { return std::string(mark) + std::string(base::as_text(body)); }

// Hexadecimal in capitals: with digits and ':' all that QR's dense alphanumeric mode and every keyboard wedge have.
std::string in_capitals(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char letter) { return letter >= 'a' ? static_cast<char>(letter - 'a' + 'A') : letter; });
    return text;
}

std::optional<base::Bytes> from_capitals(std::string_view text) {
    std::string lower(text);
    for (auto& letter : lower) {
        if (letter >= 'a') return std::nullopt;
        if (letter >= 'A') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return wire::from_hex(lower);
}

bool is_role(std::uint8_t number) {
    return std::ranges::any_of(model::all_staff_roles,
                               [&](model::StaffRole role) { return static_cast<std::uint8_t>(role) == number; });
}

} // namespace

base::Result<std::string> badge_text(Badge const& badge, seal::SigningKey const& office) {
    if (!has_whole_seconds(badge.valid_from) || !has_whole_seconds(badge.valid_until) ||
        badge.valid_until <= badge.valid_from)
        return base::failure(base::ErrorKind::Invalid, "a badge is valid from one whole second to a later one");
    auto bytes = body_of(badge);
    auto const signature = office.sign(signed_words(bytes));
    bytes.insert(bytes.end(), signature.begin(), signature.end());
    return std::string(mark) + in_capitals(wire::to_hex(bytes));
}

base::Result<Badge> read_badge(std::string_view text, seal::VerifyKey const& office) {
    auto const not_one = base::failure(base::ErrorKind::Corrupt, "not a badge");
    if (text.size() != badge_length || !text.starts_with(mark)) return not_one;
    auto const bytes = from_capitals(text.substr(mark.size()));
    if (!bytes) return not_one;
    auto const body = base::ByteView(*bytes).first(body_size);
    wire::Signature signature{};
    std::ranges::copy(base::ByteView(*bytes).subspan(body_size), signature.begin());
    if (!office.verifies(signed_words(body), signature))
        return base::failure(base::ErrorKind::Refused, "not signed by the office");
    Badge badge;
    std::ranges::copy(body.first(16), badge.id.bytes.begin());
    badge.valid_from = seconds_at(body.subspan(17));
    badge.valid_until = seconds_at(body.subspan(21));
    std::ranges::copy(body.subspan(25), badge.secret.bytes.begin());
    if (!is_role(body[16]) || badge.valid_until <= badge.valid_from) return not_one;
    badge.role = static_cast<model::StaffRole>(body[16]);
    return badge;
}

} // namespace staff
