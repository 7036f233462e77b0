// What the city has received. A closed set of outcomes, so that every one has its answer on the wire. Owned and called
// by one thread. Implementations: store_sqlite, store_postgres; open() picks by the settings.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "kiosk/base/result.h"
#include "kiosk/model/progress.h"
#include "sync/wire/envelope.h"

namespace store {

// One sealed submission as it came, already checked: whole, and signed by its kiosk.
struct Arrival {
    wire::Envelope envelope;
    base::WallTime received_at;
};

enum class PutOutcome {
    New,         // stored and synced to disk
    Known,       // the same bytes were stored before
    IdConflict,  // other bytes are stored under this id; they stay
    SeqConflict, // another submission has this kiosk's epoch and number; it stays
    Full,        // no space left; nothing was stored
    Failed,      // the disk or the database said no; nothing is known to be stored
};

struct PutResult {
    PutOutcome outcome = PutOutcome::Failed;
    base::WallTime received_at; // New, Known: of the first arrival
};

// Numbers a kiosk has used and the city has not seen: from `first` to `last`.
struct Gap {
    std::string kiosk;
    base::Uuid epoch;
    std::uint64_t first = 0, last = 0;
    bool operator==(Gap const&) const = default;
};

// A stored submission with its place in the order of arrival, for the desk.
struct Stored {
    std::int64_t row = 0; // grows with every arrival
    Arrival arrival;
    std::string code; // of the receipt
};

class Store {
public:
    virtual ~Store() = default;
    // One transaction for all; one answer each, in order. Twice the same within `arrivals` is New, then Known.
    virtual std::vector<PutResult> put(std::span<Arrival const> arrivals) = 0;
    // Nothing: no such code.
    virtual base::Result<std::optional<model::Progress>> progress(std::string const& code) = 0;
    // NotFound when nobody holds that code. A later answer replaces the earlier.
    virtual base::Result<> answer(std::string const& code, std::string const& text, base::WallTime at) = 0;
    virtual base::Result<std::vector<Gap>> gaps() = 0;
    // The arrivals after `row`, oldest first, at most `limit`.
    virtual base::Result<std::vector<Stored>> after(std::int64_t row, std::size_t limit) = 0;
    // Whether a write would go through now.
    virtual base::Result<> ready() = 0;
};

} // namespace store
