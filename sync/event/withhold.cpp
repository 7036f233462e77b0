#include "sync/event/withhold.h"

#include <algorithm>
#include <numeric>

namespace event {
namespace {

// The parts that are withheld add up to a number that everybody can reckon. Each of them is at least 1, for a 0 is
// told: so each may be anything from 1 to that number less the others' ones.
bool says_too_much(std::uint64_t sum, std::size_t withheld) { return withheld < 2 || sum < withheld - 1 + fewest_told; }

} // namespace

bool is_few(std::uint64_t count) { return count > 0 && count < fewest_told; }

std::vector<bool> withheld_of(std::vector<std::uint64_t> const& parts) {
    std::vector<bool> withheld(parts.size());
    std::vector<std::size_t> smallest_first(parts.size());
    std::iota(smallest_first.begin(), smallest_first.end(), 0U);
    std::ranges::stable_sort(smallest_first, {}, [&](std::size_t i) { return parts[i]; });
    std::uint64_t sum = 0;
    std::size_t count = 0;
    for (auto const i : smallest_first) {
        if (parts[i] == 0) continue;
        if (!is_few(parts[i]) && (count == 0 || !says_too_much(sum, count))) return withheld;
        withheld[i] = true;
        sum += parts[i];
        ++count;
    }
    // None is left to hide behind: the zeros as well, so that each may be anything up to the total.
    if (count > 0 && says_too_much(sum, count)) withheld.assign(parts.size(), true);
    return withheld;
}

} // namespace event
