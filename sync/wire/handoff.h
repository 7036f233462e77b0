// A photo from a citizen's own phone (FORMAT.md §18): what the kiosk asks the gateway for, the link it is given, and
// how far the phone is. Value types; codecs pure.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/model/handoff.h"
#include "kiosk/model/submission.h"
#include "sync/wire/sealed.h"

namespace wire {

inline constexpr std::string_view handoffs_path = "/kiosk/v1/handoffs/";
inline constexpr std::size_t longest_handoff_request = 4096;
inline constexpr std::size_t longest_handoff_place = 160; // letters
inline constexpr std::size_t largest_sealed_photo = sealed_size(model::largest_photo);
inline constexpr std::uint64_t longest_handoff_s = 600;

using CityKeyBytes = std::array<std::uint8_t, 32>;

struct HandoffRequest {
    std::string place;       // where the kiosk stands, as the phone shows it
    CityKeyBytes city_key{}; // what the phone seals to: the kiosk's own seal.city_public_key
    bool operator==(HandoffRequest const&) const = default;
};

struct HandoffLink {
    std::string url; // for the phone; whoever has it can send the photo
    std::uint64_t lasts_s = 0;
    bool operator==(HandoffLink const&) const = default;
};

using HandoffState = model::HandoffState;
std::string_view word_of(HandoffState state); // "waiting"

std::string encode(HandoffRequest const& request);
std::string encode(HandoffLink const& link);
std::string encode(HandoffState state);
// Nothing: not what encode() writes; a place without letters, too long or with control characters; a link that is not
// https (nor http to this very machine), or lasts longer than `longest_handoff_s`.
std::optional<HandoffRequest> decode_handoff_request(std::string_view json);
std::optional<HandoffLink> decode_handoff_link(std::string_view json);
std::optional<HandoffState> decode_handoff_state(std::string_view json);

// The link's token, and the key by which the phone that came first is known again: 16 random bytes in hexadecimal.
using HandoffSecret = std::array<std::uint8_t, 16>;
std::optional<HandoffSecret> read_handoff_secret(std::string_view text);

} // namespace wire
