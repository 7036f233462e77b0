// One day of a ward's office, from a seed alone: citizens draw at two kiosks, the network and the power go, counters
// call, send on, miss people and send them for papers. The ledger and its rules are the real ones; the disk keeps what
// was appended and forgets the rest. The same seed gives the same day.
#pragma once
#include <cstdint>

#include "tests/simulation/ward/fairness.h"

namespace simulation {

// What may be wrong with a ward, each of which the checker has to find.
enum class WardFlaw {
    None,
    LosesWhatWasSaid, // the disk forgets the last event in a power cut
    KioskBeginsAnew,  // a kiosk forgets its numbers when its power goes
    NeverMerged,      // a kiosk does not bring its own numbers to the ward
    MergedAsAnother,  // a kiosk brings a number again under another id when the answer was lost
    PriorityForEver,  // those without priority never have their turn
    AbsentFirst,      // who was absent is called again at once
    PlacesExchanged,  // two calls are exchanged
};

struct WardDay {
    std::vector<ledger::Event> history;
    Papers papers;
    std::size_t cuts = 0, own_numbers = 0, renamed = 0;
};

model::WardSettings ward_office();
WardDay ward_day(std::uint64_t seed, WardFlaw flaw = WardFlaw::None);

} // namespace simulation
