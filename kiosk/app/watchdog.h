// Watchdog: tells systemd that the screen is up, and again and again that it lives (READY=1 and WATCHDOG=1 of
// sd_notify(3)); outside of a unit it is silent. It lives as long as the loop turns and every worker has beaten since
// systemd was last told: one that hangs is not covered up by the others. WatchdogSec of the unit says how long one may
// be busy with one thing; after that systemd starts the program anew. The ui thread.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "kiosk/base/clock.h"

namespace app {

class Watchdog {
public:
    Watchdog(); // as its environment asks for it

    // After a turn. `ask` gives the beats of each worker, always in the same order; it is asked only when it is time.
    using AskBeats = std::function<std::vector<std::uint64_t>()>;
    void look(base::Instant now, AskBeats const& ask);
    std::optional<base::Instant> next_look() const; // none: nobody wants to be told

private:
    base::Duration period_{0}; // after so long without being told the program is killed; 0: never
    bool told_ready_ = false;
    base::Instant next_{};
    std::vector<std::uint64_t> beats_; // when systemd was last told
};

} // namespace app
