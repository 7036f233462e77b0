// The uplink's side of the local socket (the wire: sync/wire/ask.h; the other side: ask.h). Six threads of its own: one
// hears, one waits for the city's answers, one for the ward's, one for citizens' phones, one tries the line for a
// technician and one has staff called, so that none waits behind another's slow network.
#pragma once
#include <filesystem>
#include <memory>

#include "kiosk/base/result.h"
#include "sync/wire/ask.h"

namespace uplink {

// Called on the door's threads, each member on one of them alone.
class Answerer {
public:
    virtual ~Answerer() = default;
    virtual void nudged() = 0;                                             // never waits
    virtual wire::ProgressAnswer progress_of(std::string const& code) = 0; // may wait for the network
    virtual wire::NumberAnswer number_for(wire::Draw const& draw) = 0;     // the same, for about a second
    // All these on one thread; each may wait for the network.
    virtual wire::LinkAnswer link_for(base::Uuid const& id, std::string const& place) = 0;
    virtual wire::PhoneAnswer phone_of(base::Uuid const& id) = 0;
    virtual void end_link(base::Uuid const& id) = 0;
    virtual wire::SigninLinkAnswer signin_for(base::Uuid const& id, wire::SigninRequest const& request) = 0;
    virtual wire::SigninStatusAnswer signin_of(base::Uuid const& id) = 0;
    virtual void end_signin(base::Uuid const& id) = 0;
    virtual bool call_staff() = 0; // on a thread of its own; waits for the city to say who is told
    virtual void end_call() = 0;   // never waits
    virtual std::vector<model::StageResult> probed() = 0; // on a thread of its own; waits for the network
};

class QuestionDoor {
public:
    // Unavailable when another uplink answers at `socket`. `answerer` outlives the door.
    static base::Result<QuestionDoor> open(std::filesystem::path const& socket, Answerer& answerer);
    QuestionDoor(QuestionDoor&&) noexcept;
    ~QuestionDoor(); // ends the threads after what they have in hand, removes the socket

private:
    struct Parts;
    explicit QuestionDoor(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace uplink
