#include "sync/wire/handoff.h"

#include <array>

#include "sync/wire/base64.h"
#include "sync/wire/json_reader.h"
#include "sync/wire/link_fields.h"

namespace wire {
namespace {

constexpr std::array states{HandoffState::Waiting, HandoffState::Opened, HandoffState::Received};

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
    if (!place || !key || !is_place(*place, longest_handoff_place)) return std::nullopt;
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
