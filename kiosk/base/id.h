// Uuid: a UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then 74 random bits. Names a submission for
// ever. Value type, any thread. IdSource makes them: chance is a parameter, so tests can repeat a run.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"

namespace base {

struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    auto operator<=>(Uuid const&) const = default;
    std::string text() const; // "0190b3f2-5b1c-7c3a-9f10-0123456789ab"
    static std::optional<Uuid> parse(std::string_view text);
    bool is_version_7() const;
};

class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

// getrandom(2): what every key and id is made of outside of tests.
class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

// One for the whole process; any thread.
Random& system_random();

class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : engine_(seed) {}
    void fill(std::span<std::uint8_t> bytes) override;

private:
    std::mt19937_64 engine_;
};

// `time` before 1970 or after 10889 is a bug.
Uuid make_uuid_v7(WallTime time, Random& random);

} // namespace base
