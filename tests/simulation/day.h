// One simulated day: kiosks, citizens, a city, and what befalls them, all out of one seed. Ends with the network back
// and every machine well, and the time to settle what waits.
#pragma once
#include <string>
#include <vector>

#include "tests/simulation/history.h"
#include "tests/simulation/town.h"

namespace simulation {

struct Ended {
    std::uint64_t hash = 0;         // of all that happened
    std::vector<std::string> wrong; // what did not hold
    std::size_t receipts = 0;
    std::size_t deaths = 0; // of processes and machines
    std::string story;      // if asked for
};

// Nothing outside is touched but the town's folder (locks). Logs are silenced by the caller.
Ended live_a_day(Town const& town, std::uint64_t seed, Flaw flaw = Flaw::None, bool with_story = false);

// Standard error, where the rooms log, goes nowhere while it lives.
class Silence {
public:
    Silence();
    ~Silence();
    Silence(Silence const&) = delete;
    Silence& operator=(Silence const&) = delete;

private:
    int kept_;
};

} // namespace simulation
