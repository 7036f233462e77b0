// The ratings of a day: how many visitors thought what of a kiosk, told to the city once the day is over (FORMAT.md
// §19). Counts alone: no visit, no time of day. Values; codec pure.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/model/rating.h"

namespace wire {

// Of one kind of visit.
struct Tally {
    std::array<std::uint64_t, model::marks.size()> marks{}; // in the order of model::marks
    std::map<model::Reason, std::uint64_t> reasons;         // those that were given
    bool operator==(Tally const&) const = default;
};

struct DayRatings {
    std::string day;                       // "2026-11-29" in Asia/Ho_Chi_Minh
    std::map<std::string, Tally> by_about; // model::Rating::about
    bool operator==(DayRatings const&) const = default;
};

inline constexpr std::size_t longest_day_ratings = 16U << 10; // bytes
inline constexpr std::uint64_t most_of_a_tally = 1'000'000;   // more visitors has no kiosk in a day

std::string day_of(base::WallTime time); // "2026-11-29"
bool is_day(std::string_view text);      // ten signs, with a month and a day that exist
bool is_about(std::string_view text);    // 1 to 32 of a-z and '-'

std::string encode(DayRatings const& ratings);
// Nothing: not such an object, a count beyond most_of_a_tally, or a kind of visit twice. A reason that is not
// known is passed over.
std::optional<DayRatings> decode_day_ratings(std::string_view json);

} // namespace wire
