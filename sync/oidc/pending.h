// What must be remembered of one sign-in between its steps. It goes to whoever asked and comes back with the next step,
// so that any gateway can go on with it and none keeps anything. It holds secrets: it is kept sealed. Value type.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/private.h"

namespace oidc {

enum class Flow { Device, Code };

struct Pending {
    Flow flow = Flow::Device;
    base::PrivateText secret = {};            // the device code; or the code verifier
    base::PrivateText state = {}, nonce = {}; // of the code flow
    int level = 0;                            // that was asked for, 0 to 9
    std::optional<std::chrono::seconds> max_age = std::nullopt;
    base::Duration interval{0}; // between two questions; grows when the provider says so
    int faults = 0;             // questions without an answer, since the last that had one
    base::WallTime next_poll{}, expires{};
    bool operator==(Pending const&) const = default;
};

inline constexpr std::size_t longest_pending = 4096; // bytes of text

base::PrivateText encode(Pending const& pending); // one line of JSON
std::optional<Pending> decode_pending(base::PrivateText const& text);

} // namespace oidc
