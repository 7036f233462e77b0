// EventBook: what one kiosk counts, draws and hands out at one event, in an SQLite file of its own. Whatever it says is
// on the disk before it is said. It needs no network and no other kiosk; how books come together: merged.h. The file is
// the book: on a disk that is moved to another unit it goes on where it was. The screen's program and `tramso event`
// may have it open at once; each EventBook belongs to one thread. Rules and forms: EVENT.md.
// Errors: Refused: of another event, begun with another key, or closed. Invalid: a code, a kind or a number that will
// not do. Corrupt, Full, Unavailable, Io: the disk's.
#pragma once
#include <filesystem>
#include <span>

#include "kiosk/model/event_day.h"
#include "sync/db/database.h"
#include "sync/event/snapshot.h"

namespace event {

class EventBook {
public:
    // Begins the file where there is none: each gift's stock is then as `day` says. `number`: this kiosk's at the
    // event, 0 for none; once a ticket is drawn, it is the book's. `key`: none, no gift is given for a card. `random`
    // makes the book's id.
    static base::Result<EventBook> open(std::filesystem::path const& file, model::EventDay day, unsigned number,
                                        std::optional<GiftKey> key, base::Random& random, base::WallTime now);

    // All of them or none; those that staff counts (model::is_counted_by_staff).
    base::Result<> count(std::span<model::TallyKind const> kinds, model::EventWhose const& whose, base::WallTime now);

    // Takes one of those back, as `hour_of` the moment it was counted in. Invalid: no such count is there.
    base::Result<> take_back_count(model::TallyKind kind, model::EventWhose const& whose, Hour hour);

    // A number that no other kiosk of the event draws: from 1 to 9999999, as sync/draw takes it.
    base::Result<std::uint32_t> issue_ticket(base::WallTime now);

    // One piece. Done: it is written, and may be handed out.
    base::Result<void, model::GiftRefused> give(model::GiftHanding const& handing, base::WallTime now);
    base::Result<void, model::GiftRefused> take_back(model::GiftHanding const& handing, base::WallTime now);
    // Broken or Restocked, for one of its reasons but Beginning.
    base::Result<void, model::GiftRefused> change_stock(std::string const& gift, model::StockAct act,
                                                        model::GiftReason reason, std::int64_t pieces,
                                                        base::WallTime now);

    base::Result<Counts> counts();                       // this book's, since it was begun, less what was taken back
    base::Result<std::vector<model::GiftStock>> stock(); // since the book was begun
    base::Result<model::ShiftSummary> shift(base::WallTime now);     // since the last end of a shift
    base::Result<model::ShiftSummary> end_shift(base::WallTime now); // the same, and the next one begins

    base::Result<Snapshot> snapshot(std::string const& kiosk, base::WallTime now);

    // Nothing is counted, drawn or handed out after that; it can still be looked at. Again: fine. The key's file is to
    // be destroyed then (gift_key.h), not before: a power cut in between leaves a closed book.
    base::Result<> close();

    model::EventDay const& day() const { return day_; }

private:
    EventBook(db::Database database, model::EventDay day, std::optional<GiftKey> key)
        : database_(std::move(database)), day_(std::move(day)), key_(std::move(key)) {}

    using Refused = base::Result<void, model::GiftRefused>;
    struct Request; // one line that is asked for
    base::Result<model::EventWhose> known(model::EventWhose whose) const;
    base::Result<std::optional<Token>, model::GiftRefused> token_for(model::GiftHanding const& handing) const;
    base::Result<Request, model::GiftRefused> request_for(model::GiftHanding const& handing, model::StockAct act,
                                                          base::WallTime now) const;
    Refused write(Request const& request);
    void forget_key();
    base::Result<model::ShiftSummary> summary(bool whole, bool ends, base::WallTime now);

    db::Database database_;
    model::EventDay day_;
    std::optional<GiftKey> key_;
    bool closed_ = false; // that it has seen: the key is forgotten then, here as well
};

} // namespace event
