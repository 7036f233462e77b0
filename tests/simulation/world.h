// World: virtual time, chance and the trace of one simulated day. What is to happen stands in a queue; whoever waits
// lets happen what falls into the wait. One thread.
#pragma once
#include <cstdint>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <random>
#include <string>

#include "kiosk/base/clock.h"

namespace simulation {

class World {
public:
    explicit World(std::uint64_t seed) : chance_(seed) {}

    base::Duration now() const { return now_; } // since the start of the day
    void after(base::Duration wait, std::function<void()> what) { queue_.emplace(now_ + wait, std::move(what)); }
    void wait(base::Duration how_long);
    bool step(base::Duration until); // the next thing; false: nothing before `until`

    std::uint64_t roll(std::uint64_t sides) { return chance_() % sides; } // from 0
    bool chance(unsigned percent) { return roll(100) < percent; }
    base::Duration between(base::Duration least, base::Duration most) {
        return least + base::Duration(static_cast<long>(roll(static_cast<std::uint64_t>((most - least).count()) + 1)));
    }

    template<class... Args>
    void trace(fmt::format_string<Args...> format, Args&&... args) {
        note(fmt::format(format, std::forward<Args>(args)...));
    }
    std::uint64_t hash() const { return hash_; } // of all that was traced, with its times
    void tell_on(std::string* story) { story_ = story; }

private:
    void note(std::string const& line);

    std::multimap<base::Duration, std::function<void()>> queue_; // of equal times the first put in comes first
    base::Duration now_{0};
    std::mt19937_64 chance_;
    std::uint64_t hash_ = 14695981039346656037U; // FNV-1a
    std::string* story_ = nullptr;
};

// The clock of one machine: wrong by `skew`, but never in how long something takes.
class MachineClock final : public base::Clock {
public:
    explicit MachineClock(World const& world) : world_(world) {}
    base::WallTime wall() const override { return start_ + world_.now() + skew; }
    base::Instant now() const override { return base::Instant(world_.now()); }

    base::Duration skew{0};

private:
    World const& world_;
    base::WallTime const start_ = base::from_rfc3339("2026-11-23T00:00:00.000Z").value();
};

} // namespace simulation
