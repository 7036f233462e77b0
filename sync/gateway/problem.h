// The gateway's errors on the wire: RFC 9457 problem documents. `word` ends the type URI, "/problems/WORD"; the list of
// words is sync/wire/FORMAT.md's. Pure functions, any thread.
#pragma once
#include <optional>
#include <string_view>

#include "kiosk/base/clock.h"
#include "sync/gateway/server.h"

namespace gateway {

// `retry_after`: also the header Retry-After, in whole seconds rounded up, at least 1.
Reply problem(int status, std::string_view word, std::string_view title,
              std::optional<base::Duration> retry_after = std::nullopt);

Reply problem_of(Refusal why);

} // namespace gateway
