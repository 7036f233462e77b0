// Kiosk: the screen's outbox and the courier with its own, as two processes on one machine. A citizen's visit stores a
// report as the screen does; the courier goes its rounds, and what happens meanwhile happens during its requests.
#pragma once
#include <optional>

#include "sync/outbox/outbox.h"
#include "sync/uplink/courier.h"
#include "tests/simulation/link.h"

namespace simulation {

class Kiosk {
public:
    Kiosk(World& world, Town const& town, City& city, History& history, std::uint64_t seed, unsigned number, Flaw flaw);

    void visit();
    void make_image(); // of its disk, by a technician
    void put_back();   // the image, when there is one
    // A technician carries all that waits here to the other kiosk, in a rescue bundle; it stays here as well.
    void rescue_to(Kiosk& other);
    // After the day: nothing waits and nothing was put aside; else why not.
    std::optional<std::string> unsettled();
    std::optional<std::string> broken_chain();
    std::string const& id() const { return settings_.kiosk.id; }

    Machine machine;
    Link link;

private:
    bool screen_is_open();
    bool courier_is_open();
    void look();
    void look_in(base::Duration wait);
    void screen_died();
    void courier_died();
    void power_went();
    void say_not_stored(base::Uuid const& id, outbox::StoreTrouble trouble);

    World& world_;
    Town const& town_;
    History& history_;
    model::Settings const settings_;
    Flaw const flaw_;
    base::SeededRandom random_;
    bool powered_ = true, on_a_round_ = false;
    faults::LossyDisk::Image image_;
    std::size_t receipts_in_image_ = 0;
    std::uint64_t looks_ = 0; // only the look that was asked for last happens
    std::optional<outbox::Outbox> screen_;
    std::optional<uplink::Courier> courier_;
};

} // namespace simulation
