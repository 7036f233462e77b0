// The system's clock, which the scripted visit can move forward. Any thread.
#pragma once
#include <atomic>

#include "kiosk/base/clock.h"

namespace app {

class AdjustableClock final : public base::Clock {
public:
    base::WallTime wall() const override { return system_.wall() + base::Duration(ahead_.load()); }
    base::Instant now() const override { return system_.now() + base::Duration(ahead_.load()); }
    void advance(base::Duration by) { ahead_ += by.count(); }

private:
    base::SystemClock system_;
    std::atomic<base::Duration::rep> ahead_{0};
};

} // namespace app
