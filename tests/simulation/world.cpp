#include "tests/simulation/world.h"

#include <algorithm>

namespace simulation {

bool World::step(base::Duration until) {
    if (queue_.empty() || queue_.begin()->first > until) return false;
    auto next = queue_.extract(queue_.begin());
    now_ = std::max(now_, next.key());
    next.mapped()();
    return true;
}

void World::wait(base::Duration how_long) {
    auto const until = now_ + how_long;
    while (step(until)) {
    }
    now_ = std::max(now_, until);
}

void World::note(std::string const& line) {
    auto const whole = fmt::format("{:>9} {}\n", now_.count(), line);
    for (char const c : whole)
        hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 1099511628211U;
    if (story_ != nullptr) *story_ += whole;
}

} // namespace simulation
