// Uploads: carries the photos that the city misses, by tus (FORMAT.md §11), one request a step, so that text can go
// between two of them. Keeps nothing but the photo's place at the city: where an upload stands is the city's word,
// asked for again after anything that went wrong. Owned by the courier, its thread.
#pragma once
#include <optional>
#include <stop_token>

#include "kiosk/model/settings.h"
#include "sync/http/transport.h"
#include "sync/outbox/outbox.h"
#include "sync/uplink/answers.h"
#include "sync/uplink/photo_hours.h"
#include "sync/uplink/verdict.h"

namespace uplink {

// The bytes of a piece: about a second's worth of what the line has shown, so that a cut costs no more than that.
class PieceSize {
public:
    static constexpr std::size_t smallest = 16U << 10, largest = 256U << 10;
    std::size_t bytes() const { return bytes_; }
    void went(std::size_t bytes, base::Duration took); // at most twice the one before
    void failed();                                     // half the one before

private:
    std::size_t bytes_ = 64U << 10;
};

class Uploads {
public:
    // What comes by reference outlives it.
    Uploads(model::UplinkSettings const& settings, outbox::Outbox& outbox, http::Transport& transport,
            base::Clock const& clock, base::Random& random);

    // One request for the photo that is due first. False: none is due now, or not at this hour, or the line has had its
    // share of photos for now. An error is the outbox's.
    base::Result<bool> step(std::stop_token const& stop);
    // Whatever was put off, and whatever the hour, until none is due any more.
    void drain();
    // Until a photo may be due; nothing: none waits.
    base::Result<std::optional<base::Duration>> wait();

private:
    struct UnderWay {
        base::Uuid id;
        std::uint64_t offset = 0; // as the city has said since we last had trouble
    };
    base::Result<> create(outbox::Photo const& photo, std::stop_token const& stop);
    base::Result<> look(outbox::Photo const& photo, std::stop_token const& stop);
    base::Result<> send_piece(outbox::Photo const& photo, std::stop_token const& stop);
    base::Result<> stands_at(outbox::Photo const& photo, std::uint64_t offset);
    base::Result<> went_wrong(outbox::Photo const& photo, Outcome const& outcome);
    base::Result<> postpone(outbox::Photo const& photo, Judgement const& judgement);
    base::Result<> is_gone(outbox::Photo const& photo);
    base::Result<> does_not_fit(outbox::Photo const& photo, Outcome const& outcome);
    http::Request request(http::Method method, std::string url, std::stop_token const& stop) const;

    model::UplinkSettings const& settings_;
    outbox::Outbox& outbox_;
    http::Transport& transport_;
    base::Clock const& clock_;
    base::Random& random_;
    std::optional<UnderWay> under_way_;
    PieceSize piece_;
    PhotoHours const hours_;
    bool draining_ = false;
    base::Instant paused_until_{};
    base::Instant paced_until_{}; // for the bytes a second that photos may take
    unsigned failures_ = 0;       // in a row
};

} // namespace uplink
