#include "sync/wire/handoff.h"

#include <algorithm>

#include "kiosk/base/text.h"
#include "sync/wire/base64.h"
#include "sync/wire/json_reader.h"

namespace wire {
namespace {

constexpr std::array states{HandoffState::Waiting, HandoffState::Opened, HandoffState::Received};
constexpr std::size_t longest_url = 512;

bool is_place(std::string const& text) {
    bool const printable =
        std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
    return printable && !base::trimmed(text).empty() && base::length(text) <= longest_handoff_place;
}

// http only to this very machine: then nobody is in between. What is behind the name is a port or a path.
bool is_link(std::string_view url) {
    bool const printable = std::ranges::all_of(url, [](char c) { return c > ' ' && c < '\x7f'; });
    if (!printable || url.size() > longest_url) return false;
    if (url.starts_with("https://")) return url.size() > std::string_view("https://").size();
    return url.starts_with("http://127.0.0.1:") || url.starts_with("http://localhost:");
}

template<std::size_t Size>
std::optional<std::array<std::uint8_t, Size>> exactly(std::optional<base::Bytes> const& bytes) {
    std::array<std::uint8_t, Size> array{};
    if (!bytes || bytes->size() != Size) return std::nullopt;
    std::ranges::copy(*bytes, array.begin());
    return array;
}

} // namespace

std::string_view word_of(HandoffState state) {
    switch (state) {
    case HandoffState::Waiting: return "waiting";
    case HandoffState::Opened: return "opened";
    case HandoffState::Received: return "received";
    }
    return "";
}

std::string encode(HandoffRequest const& request) {
    return dump({{"place", request.place}, {"city_key", to_base64(request.city_key)}});
}

std::string encode(HandoffLink const& link) { return dump({{"url", link.url}, {"lasts_s", link.lasts_s}}); }

std::string encode(HandoffState state) { return dump({{"state", word_of(state)}}); }

std::optional<HandoffRequest> decode_handoff_request(std::string_view json) {
    auto const reader = ObjectReader::parse(json, longest_handoff_request);
    auto const place = reader ? reader->text("place") : std::nullopt;
    auto const key = exactly<32>(reader ? from_base64(reader->text("city_key").value_or("")) : std::nullopt);
    if (!place || !key || !is_place(*place)) return std::nullopt;
    return HandoffRequest{*place, *key};
}

std::optional<HandoffLink> decode_handoff_link(std::string_view json) {
    auto const reader = ObjectReader::parse(json, longest_handoff_request);
    auto const url = reader ? reader->text("url") : std::nullopt;
    auto const lasts = reader ? reader->number("lasts_s") : std::nullopt;
    if (!url || !lasts || !is_link(*url) || *lasts == 0 || *lasts > longest_handoff_s) return std::nullopt;
    return HandoffLink{*url, *lasts};
}

std::optional<HandoffState> decode_handoff_state(std::string_view json) {
    auto const reader = ObjectReader::parse(json, longest_handoff_request);
    auto const word = reader ? reader->text("state") : std::nullopt;
    for (auto const state : states)
        if (word == word_of(state)) return state;
    return std::nullopt;
}

std::optional<HandoffSecret> read_handoff_secret(std::string_view text) { return exactly<16>(from_hex(text)); }

} // namespace wire
