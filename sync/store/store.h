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
#include "sync/store/erasure.h"
#include "sync/store/event_books.h"
#include "sync/store/fleet.h"
#include "sync/store/handoffs.h"
#include "sync/store/signins.h"
#include "sync/wire/envelope.h"

namespace store {

// One sealed submission as it came, already checked: whole, and signed by its kiosk.
struct Arrival {
    wire::Envelope envelope;
    base::WallTime received_at;
};

enum class PutOutcome {
    New,         // stored and synced to disk
    Known,       // the same bytes were stored before, and are perhaps erased
    Incomplete,  // stored now or before, but attachments are missing
    IdConflict,  // other bytes are stored under this id; they stay
    SeqConflict, // another submission has this kiosk's epoch and number; it stays
    Full,        // no space left; nothing was stored
    Failed,      // the disk or the database said no; nothing is known to be stored
};

struct PutResult {
    PutOutcome outcome = PutOutcome::Failed;
    base::WallTime received_at = {};      // New, Known: of the first arrival
    std::vector<base::Uuid> missing = {}; // Incomplete: the attachments that are not whole yet
};

// An attachment that a stored envelope names, as far as it has come.
struct Upload {
    std::uint64_t size = 0, offset = 0; // in bytes: as it was signed; stored and synced
    bool is_begun = false, is_whole = false;
    base::WallTime touched; // begun, or its last piece stored
};

enum class AppendOutcome {
    Stored,         // and synced to disk
    OffsetConflict, // it stands elsewhere, or the piece goes beyond its end
    Unknown,        // no stored envelope names it, it was not begun, or it is erased
    Mismatch,       // it was the last piece, and the whole is not what was signed: all of it was dropped
    Full,
    Failed,
};

struct AppendResult {
    AppendOutcome outcome = AppendOutcome::Failed;
    std::uint64_t offset = 0; // where it stands now
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
    std::string code;                               // of the receipt
    std::size_t missing = 0;                        // attachments that are not whole
    std::optional<base::WallTime> answered_at = {}; // with `answer`
    std::string answer = {};
    std::optional<base::WallTime> erased_at = {}; // then body and answer are empty
};

class Store : public Fleet, public Handoffs, public Signins, public Erasure, public EventBooks {
public:
    // One transaction for all; one answer each, in order. Twice the same within `arrivals` is New, then Known.
    virtual std::vector<PutResult> put(std::span<Arrival const> arrivals) = 0;
    // Nothing: no such code.
    virtual base::Result<std::optional<model::Progress>> progress(std::string const& code) = 0;
    // NotFound when nobody holds that code. A later answer replaces the earlier, and is the last of answers_after().
    virtual base::Result<> answer(std::string const& code, std::string const& text, base::WallTime at) = 0;
    virtual base::Result<std::vector<Gap>> gaps() = 0;
    // The arrivals after `row` whose attachments are all whole, or that nobody waits for any more, oldest first, at
    // most `limit`. One that becomes whole takes a new place, at the end.
    virtual base::Result<std::vector<Stored>> after(std::int64_t row, std::size_t limit) = 0;
    // By its code, wherever it stands, whole or not, erased or not. Nothing: nobody holds that code.
    virtual base::Result<std::optional<Stored>> held(std::string const& code) = 0;
    // What was received before that and is not whole is waited for no more: it takes a new place at the end, once.
    virtual base::Result<> stop_waiting(base::WallTime received_before) = 0;

    // --- attachments; put() makes them known

    virtual base::Result<std::optional<Upload>>
    upload(base::Uuid const& id) = 0; // nothing: no envelope names it, or it is erased
    virtual base::Result<> begin_upload(base::Uuid const& id, base::WallTime now) = 0;
    virtual AppendResult append(base::Uuid const& id, std::uint64_t offset, base::ByteView bytes,
                                base::WallTime now) = 0;
    virtual base::Result<> drop_upload(base::Uuid const& id) = 0; // unless it is whole
    virtual base::Result<> drop_uploads(base::WallTime untouched_since) = 0;
    virtual base::Result<base::Bytes> attachment(base::Uuid const& id) = 0; // NotFound: not whole

    // Whether a write would go through now.
    virtual base::Result<> ready() = 0;

    // Received from `since` on, by hour, then by service. Hours without any are left out; nothing is opened.
    virtual base::Result<std::vector<HourCount>> hour_counts(base::WallTime since) = 0;
};

} // namespace store
