// When the city was heard last: a file that the courier writes and the screen reads, for a kiosk that is not to take
// reports after too long a time alone. Any thread.
#pragma once
#include <optional>

#include "kiosk/base/result.h"
#include "kiosk/model/settings.h"

namespace uplink {

base::Result<> note_heard(model::Settings const& settings, base::WallTime now);

// Nothing: never, or what was written cannot be read.
std::optional<base::WallTime> last_heard(model::Settings const& settings);

} // namespace uplink
