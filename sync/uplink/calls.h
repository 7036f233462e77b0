// Calls: whether somebody before this kiosk asks for staff, between the screen, which asks, and the caretaker, whose
// heartbeat tells the city (FORMAT.md §12). Any thread.
#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>

#include "kiosk/base/clock.h"

namespace uplink {

class Calls {
public:
    // `wake`: has a heartbeat go at once; called on the threads of call() and end(). `patience`: call() waits so long.
    Calls(base::Clock const& clock, std::function<void()> wake, base::Duration patience = base::Duration(7'000))
        : clock_(clock), wake_(std::move(wake)), patience_(patience) {}

    // Waits for the city to say whether anybody is told. A call that it did not hear in time stays, and goes along with
    // later heartbeats.
    bool call();
    void end(); // staff has come

    // When staff was asked for: nothing, when nobody has asked, staff has come, or a quarter of an hour is over.
    std::optional<base::WallTime> open() const;
    // What came of a heartbeat that told of the call of `called_at`.
    void told(base::WallTime called_at, bool shown);

private:
    base::Clock const& clock_;
    std::function<void()> const wake_;
    base::Duration const patience_;
    mutable std::mutex guard_;
    std::condition_variable answered_;
    std::optional<base::WallTime> called_at_;
    std::optional<bool> shown_; // of that call
};

} // namespace uplink
