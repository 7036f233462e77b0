// What is not told of a sum, so that nobody can be made out (k-anonymity with k = 5): parts of 1 to 4, and so many more
// that these do not follow from the total. Pure; any thread.
#pragma once
#include <cstdint>
#include <vector>

namespace event {

inline constexpr std::uint64_t fewest_told = 5; // k

bool is_few(std::uint64_t count); // 1 to k - 1

// Which parts of a total that is told are not told, where the total is 0 or at least k. Whoever sees the rest can say
// of each of these no more than that it is one of at least k different numbers.
std::vector<bool> withheld_of(std::vector<std::uint64_t> const& parts);

} // namespace event
