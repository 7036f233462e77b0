// The caretaker: tells the city how this kiosk is, fetches what the city has for it, and does what the city's operators
// command (FORMAT.md §12 to §15). Beside the courier, on a thread and with an outbox and a client of its own, so that a
// slow photo holds up no heartbeat. On a given clock and transport, so that it can be driven without a network.
#pragma once
#include <stop_token>

#include "kiosk/base/id.h"
#include "sync/ratings/ratings.h"
#include "sync/uplink/calls.h"
#include "sync/uplink/courier.h"
#include "sync/uplink/fetch.h"
#include "sync/uplink/obey.h"
#include "sync/wire/heartbeat.h"

namespace uplink {

class Caretaker {
public:
    struct Tools { // outlive it
        http::Transport& transport;
        base::Clock const& clock;
        base::Random& random;
        Wishes& wishes;
        std::function<void()> nudge; // the courier
        SettingsCheck check;
        StageContent stage = {}; // none: what comes is kept, and used by nobody
        Calls* calls = nullptr;  // none: nobody can call from here
    };
    // Corrupt, NotFound: the operators' key of the settings cannot be read.
    static base::Result<Caretaker> create(model::Settings const& settings, outbox::Outbox outbox, Memory memory,
                                          Tools tools);
    Caretaker(Caretaker&&) = default;

    // One heartbeat and what follows from its answer. Gives the wait until the next: the settings' time, a tenth more
    // or less, and longer when the city asks for it.
    base::Duration round(std::stop_token const& stop);

private:
    Caretaker(model::Settings const& settings, outbox::Outbox outbox, Memory memory, Tools tools,
              std::optional<seal::VerifyKey> ops);
    std::optional<wire::HeartbeatAnswer> beat(std::stop_token const& stop);
    void fetch(wire::HeartbeatAnswer const& answer, std::stop_token const& stop);
    void heed(wire::Command const& command);
    wire::CommandResult carry_out(wire::Command const& command);
    base::Result<std::string> report();
    void tell_results(std::stop_token const& stop);
    void tell_ratings(std::stop_token const& stop);
    base::Result<> tell_ratings(ratings::Ratings& kept, std::stop_token const& stop);
    void watch_letters(std::uint64_t dead);
    void watch_clock(base::WallTime city);
    void complain(std::string_view doing, base::Result<> const& done);

    model::Settings const* settings_;
    std::unique_ptr<outbox::Outbox> outbox_;
    std::unique_ptr<Memory> memory_;
    Tools tools_;
    std::optional<seal::VerifyKey> ops_;
    Fetch fetch_;
    base::Instant const started_;
    std::uint64_t dead_letters_ = 0;
    bool clock_is_wrong_ = false;
    std::string last_complaint_;
};

// The wait between two heartbeats.
base::Duration next_heartbeat(base::Duration usual, std::uint64_t spread_s, base::Random& random);

} // namespace uplink
