// How the parts of a kiosk were when they were last tested: a member of its heartbeat, and the file in which the screen
// leaves them for the courier (FORMAT.md §12). Words for technicians; nothing of a citizen's. Values; codec pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"

namespace wire {

struct PartHealth {
    std::string part;  // model::word_of(Part): "printer"
    std::string state; // model::word_of(PartState): "paper-low"; of a newer kiosk another word
    base::WallTime tested_at{};
    std::optional<base::WallTime> since = {}; // it has been in this state
    std::string trouble = {};                 // at most longest_part_trouble bytes
    bool operator==(PartHealth const&) const = default;
};

inline constexpr std::size_t most_parts = 16;
inline constexpr std::size_t longest_part_word = 32; // a to z, - and _
inline constexpr std::size_t longest_part_trouble = 200;
inline constexpr std::size_t longest_parts = 12U << 10; // as text

// One JSON object on one line; a trouble that is too long is cut at a whole letter, parts too many are left out.
std::string encode(std::vector<PartHealth> const& parts);
std::optional<std::vector<PartHealth>> decode_parts(std::string_view json);

} // namespace wire
