// Queue numbers of a kiosk in a ward's office: Numbers asks the ward for one, Bringing brings it those that the kiosk
// gave by itself meanwhile (sync/ledger/own.h). Each belongs to one thread and has a transport of its own.
#pragma once
#include <stop_token>

#include "kiosk/model/settings.h"
#include "sync/http/transport.h"
#include "sync/ledger/own.h"
#include "sync/wire/ask.h"

namespace uplink {

// The kiosk's way to its ward: the uplink's certificate, and no longer than the citizen waits.
model::UplinkSettings ward_line(model::Settings const& settings);

class Numbers {
public:
    Numbers(std::string gateway, http::Transport& transport) : gateway_(std::move(gateway)), transport_(transport) {}
    // Unreachable also when what answers is no ward's gateway.
    wire::NumberAnswer draw(wire::Draw const& draw);

    enum class Brought {
        Taken,   // the ward has it, by this number or with an ending
        Refused, // it will not have this one; others may go
        Later,   // no answer, or no ward's: nor will there be one for others now
    };
    // A kiosk's own number.
    Brought bring(wire::Draw const& draw);

private:
    base::Result<http::Answer, http::Trouble> put(wire::Draw const& draw);
    std::string const gateway_;
    http::Transport& transport_;
};

class Bringing {
public:
    // `clock`, the one the numbers were drawn by, outlives it.
    Bringing(Numbers numbers, ledger::OwnNumbers own, base::Clock const& clock)
        : numbers_(std::move(numbers)), own_(std::move(own)), clock_(clock) {}
    // Brings what waits, in the order of drawing, until the ward does not answer. Gives the wait until the next round.
    base::Duration round(std::stop_token const& stop);

private:
    Numbers numbers_;
    ledger::OwnNumbers own_;
    base::Clock const& clock_;
    std::string last_complaint_;
};

} // namespace uplink
