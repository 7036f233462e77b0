// The plainest replies, which most routes give. Pure functions, any thread.
#pragma once
#include <string>
#include <string_view>

#include "sync/server/server.h"

namespace gateway {

inline constexpr std::string_view json_type = "application/json";

inline server::Reply json(int status, std::string text) {
    return {status, std::string(json_type), std::move(text), {}};
}

// RFC 9110 §15.5.6. `allowed`: "GET, PUT".
inline server::Reply wrong_method(std::string allowed) { return {405, "", "", {{"Allow", std::move(allowed)}}}; }

} // namespace gateway
