// The rows of a book in SQLite. Private to the room; each function belongs within a transaction of its caller's.
#pragma once
#include "kiosk/model/event_day.h"
#include "sync/db/database.h"
#include "sync/event/snapshot.h"

namespace event {

template<class T>
using DbResult = base::Result<T, db::Failure>;

struct BookRow {
    base::Uuid id;
    std::string event;
    unsigned number = 0;
    std::optional<KeyCheck> key;
    std::int64_t changes = 0;
    std::uint32_t tickets = 0;
    bool closed = false;
};

struct ShiftRow {
    int ended = 0;              // shifts that are over
    std::int64_t last_line = 0; // the last line of the last of them
};

DbResult<void> make_tables(db::Database& database);

DbResult<std::optional<BookRow>> book_row(db::Database& database);
DbResult<void> keep(db::Database& database, BookRow const& row); // and it has changed once more

DbResult<void> add_count(db::Database& database, Cell const& cell);
DbResult<Counts> all_counts(db::Database& database);

DbResult<void> add_line(db::Database& database, Line const& line); // its number is given
DbResult<std::vector<Line>> lines_after(db::Database& database, std::int64_t number);
DbResult<std::int64_t> left_of(db::Database& database, std::string const& gift);
DbResult<std::int64_t> out_of(db::Database& database, std::string const& gift, std::optional<Token> const& token);
DbResult<std::optional<Hour>> first_given(db::Database& database, std::string const& gift, Token const& token);

DbResult<Snapshot> snapshot_of(db::Database& database, BookRow const& book, std::string const& kiosk,
                               base::WallTime now);

DbResult<ShiftRow> last_shift(db::Database& database);
DbResult<void> add_shift(db::Database& database, base::WallTime now);

} // namespace event
