// Ack: the city's signed word that it has stored exactly these bytes. Only this settles a submission; a bare 2xx does
// not. FORMAT.md §3. Value type; codec pure.
#pragma once
#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "sync/wire/digest.h"

namespace wire {

struct Ack {
    base::Uuid id;
    Digest sha256{};
    base::WallTime received_at;
    std::string key; // id of the gateway's key
    Signature signature{};
    bool operator==(Ack const&) const = default;
};

std::string signed_bytes(Ack const& ack);
std::string encode(Ack const& ack);
std::optional<Ack> decode_ack(std::string_view json);

} // namespace wire
