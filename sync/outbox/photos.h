// Photos: the attachments of an outbox's rows. Each lies in the file as chunks of 256 KiB, stored with its row in one
// commit, read in pieces, and removed with the row's body. A photo waits until the city has said that it holds the row
// and misses it; then it is due. A view on an Outbox's database, made by Outbox::photos(); its thread.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "kiosk/base/bytes.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "sync/db/database.h"
#include "sync/wire/attachment.h"
#include "sync/wire/missing.h"

namespace outbox {

inline constexpr std::size_t chunk_size = 256U << 10;

enum class PhotoState {
    Kept = 0,    // with its row; the city has not asked for it
    Missing = 1, // the city waits for it
    Arrived = 2, // the city has said so
    Lost = 3,    // cannot be read any more
};

struct Photo {
    wire::Attachment attachment;
    base::Uuid submission;
    std::string url; // where the city takes it; "" until it has said
    int attempts = 0;
    bool operator==(Photo const&) const = default;
};

class Photos {
public:
    Photos(db::Database& database, base::WallTime now) : database_(database), now_(now) {}

    // --- the courier

    // The city holds the row and misses these: the row is accepted, the photos are due. A row whose missing photo is
    // lost is quarantined. NotFound: no such row, other bytes, or not its photos.
    base::Result<> accepted(wire::Missing const& missing);
    // As Outbox::take_due(): what was put off comes when its time has come.
    base::Result<std::optional<Photo>> take_due();
    base::Result<std::optional<base::WallTime>> next_due();
    // At most `size` bytes from `offset`, and not beyond the end of a chunk. Corrupt: it is not there.
    base::Result<base::Bytes> piece(Photo const& photo, std::uint64_t offset, std::size_t size);
    base::Result<bool> is_whole(Photo const& photo); // reads it all, a chunk at a time
    base::Result<> remember_place(base::Uuid const& id, std::string const& url);
    base::Result<> progressed(base::Uuid const& id); // its tries count anew
    base::Result<> postpone(base::Uuid const& id, std::string const& reason, base::WallTime until);
    base::Result<> arrived(Photo const& photo); // the last of a row makes it due again, to be acknowledged
    base::Result<> lost(Photo const& photo);    // its row is quarantined
    // The city does not know the row any more: it is offered again.
    base::Result<> row_unknown(Photo const& photo);

    // --- the outbox itself, inside its transactions

    base::Result<void, db::Failure> insert(wire::Attachment const& attachment, base::Uuid const& submission,
                                           base::ByteView sealed);
    base::Result<void, db::Failure> insert_lost(wire::Attachment const& attachment, base::Uuid const& submission);
    base::Result<void, db::Failure> keep_back(base::Uuid const& submission); // none of them is due any more
    // Of all rows acknowledged before `limit`.
    base::Result<void, db::Failure> purge(std::int64_t limit);

private:
    base::Result<std::optional<Photo>, db::Failure> due(std::string_view when, std::int64_t time);
    base::Result<void, db::Failure> set_state(base::Uuid const& id, PhotoState state);
    base::Result<bool, db::Failure> any_of(base::Uuid const& submission, PhotoState state);
    base::Result<void, db::Failure> set_aside_row(base::Uuid const& submission);
    base::Result<void, db::Failure> insert_row(wire::Attachment const& attachment, base::Uuid const& submission,
                                               PhotoState state);
    db::Database& database_;
    base::WallTime now_;
};

} // namespace outbox
