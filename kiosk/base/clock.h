// Time as a parameter. Wall time is for people and records (UTC); Instant is for waiting and never goes back.
// SystemClock may be used from any thread; ManualClock belongs to one test.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using Duration = std::chrono::milliseconds;
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;
using Instant = std::chrono::time_point<std::chrono::steady_clock, std::chrono::milliseconds>;

class Clock {
public:
    virtual ~Clock() = default;
    virtual WallTime wall() const = 0;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    WallTime wall() const override;
    Instant now() const override;
};

// Stands still until moved: by tests, and by the scripted visit's `advance`.
class ManualClock final : public Clock {
public:
    explicit ManualClock(WallTime start) : wall_(start) {}
    WallTime wall() const override { return wall_; }
    Instant now() const override { return now_; }
    void advance(Duration by) {
        wall_ += by;
        now_ += by;
    }

private:
    WallTime wall_;
    Instant now_{};
};

// RFC 3339 with milliseconds, in UTC ("2026-11-23T02:15:04.123Z").
std::string to_rfc3339(WallTime time);
std::optional<WallTime> from_rfc3339(std::string_view text);

// The wall clock of Việt Nam, which has no summer time: UTC+7 (IANA Asia/Ho_Chi_Minh since 1975).
struct LocalTime {
    int year, month, day, weekday /* 0 = Sunday */, hour, minute;
};
LocalTime in_vietnam(WallTime time);

} // namespace base
