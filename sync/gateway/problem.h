// The gateway's errors as replies (wire::Problem, RFC 9457). Pure functions, any thread.
#pragma once
#include <string>

#include "kiosk/base/clock.h"
#include "sync/server/server.h"
#include "sync/wire/problem.h"

namespace gateway {

inline constexpr base::Duration soon{5000}; // when a retryable problem gives no better time

// A retryable problem carries Retry-After: `wait` in whole seconds, rounded up, at least 1.
server::Reply problem(wire::ProblemType type, std::string detail, base::Duration wait = soon);

server::Reply problem_of(server::Refusal why);

} // namespace gateway
