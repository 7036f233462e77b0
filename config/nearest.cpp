#include "config/nearest.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace config {
namespace {

std::size_t distance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < to.size(); ++j) {
            std::size_t const changed = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

} // namespace

std::string_view nearest(std::string_view word, std::vector<std::string_view> const& known) {
    word = word.substr(0, 64);
    auto const best = std::min_element(known.begin(), known.end(), [&](std::string_view a, std::string_view b) {
        return distance(word, a.substr(0, 64)) < distance(word, b.substr(0, 64));
    });
    return best == known.end() ? std::string_view() : *best;
}

} // namespace config
