// Ticket numbers of a draw, as ranges that fit on a slip ("1-412,414-600"). Values, pure, any thread.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"

namespace draw {

using Ticket = std::uint32_t; // 1 to last_ticket
inline constexpr Ticket last_ticket = 9'999'999;
inline constexpr std::size_t most_tickets = 1'000'000;

// In order, each once. Ranges in any order are taken; Invalid: anything but numbers and ranges parted by commas, a
// number twice, none at all or too many.
base::Result<std::vector<Ticket>> parse_tickets(std::string_view text);

// Ordered, each once; a range wherever numbers follow on one another. parse_tickets() gives them back.
std::string text_of(std::vector<Ticket> const& tickets);

} // namespace draw
