// Machine: a computer of the simulation with its disk and its clock, and all that can befall them. Who uses it asks
// died() after whatever wrote, and starts anew.
#pragma once
#include "tests/faults/lossy_disk.h"
#include "tests/simulation/world.h"

namespace simulation {

enum class Death { Process, Power };

class Machine {
public:
    Machine(World& world, std::uint64_t seed, faults::LossyDisk::Sync sync) : clock(world), disk(seed, sync) {}

    void die_after(std::uint64_t writes, Death death) {
        if (disk.is_cut()) return;
        death_ = death;
        disk.cut_after(writes);
    }
    bool died() const { return disk.is_cut(); }
    Death death() const { return death_; }
    void start() { death_ == Death::Power ? disk.power_on() : disk.restart(); }
    void heal() { // from all but death
        if (!disk.is_cut()) disk.never_cut();
        disk.fail_after(~std::uint64_t{0});
        disk.no_limit();
        clock.skew = base::Duration(0);
    }

    MachineClock clock;
    faults::LossyDisk disk;

private:
    Death death_ = Death::Power;
};

} // namespace simulation
