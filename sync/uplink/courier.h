// The courier: takes what is due from the outbox, oldest first, offers it to the gateway and does what the answer means
// (verdict.h). Text goes first, what waits together in batches; photos go in pieces (uploads.h), and what became due
// meanwhile between them. Sees ciphertext only. Owned by the uplink's main thread; the outbox is the only state it has.
// The way, the time and the chance are given, so that it can be driven without a network and on a clock of its own.
#pragma once
#include <atomic>
#include <stop_token>

#include "kiosk/base/id.h"
#include "kiosk/model/settings.h"
#include "sync/http/client.h"
#include "sync/outbox/outbox.h"
#include "sync/uplink/answers.h"
#include "sync/uplink/uploads.h"
#include "sync/uplink/verdict.h"

namespace uplink {

// From the caretaker's thread to the courier's.
struct Wishes {
    std::atomic<bool> restart{false}; // end after what is in hand
    std::atomic<bool> drain{false};   // offer all at once, once
};

class Courier {
public:
    // What comes by reference outlives the courier.
    Courier(model::UplinkSettings const& settings, outbox::Outbox outbox, http::Transport& transport,
            base::Clock const& clock, base::Random& random);
    Courier(Courier const&) = delete;
    Courier& operator=(Courier const&) = delete;

    // Offers everything that is due, then purges what the retention has released. Gives the wait until there may be
    // more to do, at most an hour; a nudge ends that wait early.
    base::Duration round(std::stop_token const& stop);
    // What it rested for is over: another certificate is in place.
    void resume() { paused_until_ = {}; }
    // The outbox's file is damaged: it has to be closed by every process, so that it can be set aside and rescued.
    bool found_damage() const { return damaged_; }
    // What others ask of it between two of its requests; outlives it.
    void heed(Wishes& wishes) { wishes_ = &wishes; }

private:
    struct Said { // about one envelope
        std::optional<wire::Ack> ack;
        std::optional<wire::ProblemType> problem;
        std::optional<wire::Missing> missing;
    };
    void offer(wire::Envelope const& envelope, std::stop_token const& stop);
    void take_accepted(wire::Envelope const& envelope, wire::Missing const& missing);
    bool offer_together(std::vector<wire::Envelope> const& envelopes, std::stop_token const& stop);
    void conclude(wire::Envelope const& envelope, Outcome const& outcome, Said const& said);
    void carry_out(wire::Envelope const& envelope, Judgement const& judgement);
    void postpone(wire::Envelope const& envelope, Judgement const& judgement);
    void rest(wire::Envelope const& envelope, Judgement const& judgement);
    void pause(base::Duration wait);
    void or_pause(base::Result<> const& marked);
    base::Duration trouble(std::string_view doing, base::Error const& error);
    base::Duration until_next_due();
    void drain();

    model::UplinkSettings const settings_;
    outbox::Outbox outbox_;
    http::Transport& transport_;
    base::Clock const& clock_;
    base::Random& random_;
    Uploads uploads_;
    base::Instant paused_until_{}; // nothing is offered before
    unsigned failures_ = 0;        // in a row
    bool damaged_ = false;
    bool takes_batches_ = true; // the gateway; until it says otherwise
    Wishes* wishes_ = nullptr;
};

} // namespace uplink
