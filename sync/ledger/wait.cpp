#include "sync/ledger/wait.h"

#include <algorithm>
#include <cmath>

namespace ledger {
namespace {

constexpr std::size_t looked_at = 9; // of the last service times
constexpr std::size_t enough = 3;    // to believe them more than the settings
constexpr std::chrono::minutes still_open(30);
constexpr double step = 5; // minutes

double minutes_each(Day const& day, model::WardService const& service) {
    auto const& times = day.service_times(service.id);
    if (times.size() < enough) return service.minutes;
    std::vector<base::Duration> last(times.end() - static_cast<std::ptrdiff_t>(std::min(times.size(), looked_at)),
                                     times.end());
    auto const middle = last.begin() + static_cast<std::ptrdiff_t>(last.size() / 2);
    std::nth_element(last.begin(), middle, last.end());
    return static_cast<double>(middle->count()) / 60'000;
}

} // namespace

std::optional<model::WaitGuess> guess_wait(Day const& day, model::WardSettings const& ward, std::string const& service,
                                           unsigned ahead, base::WallTime now) {
    auto const* const known = model::service_of(ward, service);
    if (known == nullptr) return std::nullopt;
    auto const open = std::ranges::count_if(ward.counters, [&](model::WardCounter const& counter) {
        return model::serves(counter, service) && day.was_open(counter.id, now - still_open);
    });
    if (open == 0) return std::nullopt;
    auto const minutes = ahead * minutes_each(day, *known) / static_cast<double>(open);
    auto const from = std::floor(minutes * 0.7 / step) * step, to = std::ceil((minutes * 1.4 + 1) / step) * step;
    return model::WaitGuess{static_cast<unsigned>(from), static_cast<unsigned>(to)};
}

} // namespace ledger
