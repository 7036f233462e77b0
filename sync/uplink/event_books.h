// Brings the kiosk's event book to the city whenever it has changed, and keeps what the city says all kiosks came to
// (event/EVENT.md §6). The book is its own outbox: what was counted while the network was out is in it, and a courier
// that was killed brings it again. Beside the courier, on a thread and with a line of its own; reports of citizens go
// first. On a given clock, chance and transport, so that it can be driven without a network.
#pragma once
#include <functional>

#include "kiosk/base/id.h"
#include "kiosk/model/settings.h"
#include "sync/event/snapshot.h"
#include "sync/http/transport.h"

namespace uplink {

inline constexpr std::uint64_t heavy_queue = 20;                        // so many reports go first,
inline constexpr base::Duration longest_behind_reports{10 * 60 * 1000}; // for so long

class EventBooks {
public:
    struct Tools { // outlive it
        http::Transport& transport;
        base::Clock const& clock;
        base::Random& random;
        std::function<base::Result<std::uint64_t>()> queued; // reports that the city does not have
    };
    EventBooks(model::Settings const& settings, Tools tools) : settings_(&settings), tools_(std::move(tools)) {}

    // Brings what is new, then asks for the tally. Gives the wait until there may be more to do: the time between two
    // heartbeats, or after a failure what the usual back-off says.
    base::Duration round(std::stop_token const& stop);

    std::string const& later() const { return later_; } // why the book is to be brought later; "": it is not

private:
    struct Later {
        std::string why;
        base::Duration at_least{0}; // Retry-After
    };
    template<class T = void>
    using OrLater = base::Result<T, Later>;
    OrLater<> bring(std::stop_token const& stop);
    OrLater<> after_reports();
    OrLater<> send(event::Snapshot const& snapshot, std::stop_token const& stop);
    OrLater<> ask_for_tally(std::stop_token const& stop);
    Later refused(base::Result<http::Answer, http::Trouble> const& outcome) const;

    model::Settings const* settings_;
    Tools tools_;
    std::optional<std::int64_t> brought_; // changes of the book that the city has; nothing: not known since we began
    std::string event_;                   // of the book
    std::string tag_;                     // of the tally that is kept
    std::optional<base::Instant> behind_; // since when it waits for reports
    std::string later_;
    unsigned failures_ = 0; // in a row
};

} // namespace uplink
