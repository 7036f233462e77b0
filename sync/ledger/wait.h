// How long a number will wait, as a range of minutes that is honest: from the middle (median) of the service's last
// times today, else from the guess in the settings; shared among the counters that work now. Nothing when no counter of
// the service has called anybody in the last half hour. Pure, any thread.
#pragma once
#include "sync/ledger/day.h"

namespace ledger {

// `ahead`: how many are called before. Both ends are multiples of five, `to` at least five.
std::optional<model::WaitGuess> guess_wait(Day const& day, model::WardSettings const& ward, std::string const& service,
                                           unsigned ahead, base::WallTime now);

} // namespace ledger
