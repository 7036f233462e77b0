#include "kiosk/app/watchdog.h"

#include <algorithm>
#include <chrono>
#include <systemd/sd-daemon.h>

#include "kiosk/base/log.h"

namespace app {
namespace {

constexpr base::Duration soon{1'000}; // after a look that found somebody still busy

void tell(char const* what) {
    if (sd_notify(0, what) < 0) base::log(base::Severity::Error, "watchdog.mute", "systemd does not listen");
}

} // namespace

Watchdog::Watchdog() {
    std::uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) <= 0) return;
    period_ = std::chrono::duration_cast<base::Duration>(std::chrono::microseconds(microseconds));
}

void Watchdog::look(base::Instant now, AskBeats const& ask) {
    if (!told_ready_) tell("READY=1");
    told_ready_ = true;
    if (period_ == base::Duration(0) || now < next_) return;
    auto beats = ask();
    bool const first = beats_.size() != beats.size();
    bool const all_beat = first || std::ranges::equal(beats, beats_, std::ranges::not_equal_to());
    next_ = now + (all_beat ? period_ / 4 : std::min(soon, period_ / 8));
    if (!all_beat) return;
    beats_ = std::move(beats);
    tell("WATCHDOG=1");
}

std::optional<base::Instant> Watchdog::next_look() const {
    return period_ > base::Duration(0) ? std::optional(next_) : std::nullopt;
}

} // namespace app
