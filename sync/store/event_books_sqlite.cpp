// StoreSqlite, continued: the books of events.
#include "sync/store/rows_sqlite.h"
#include "sync/store/store_sqlite.h"

namespace store {
namespace {

// Added beside what is there already, so an older program goes on with the same file.
constexpr char const* books_schema = R"sql(
CREATE TABLE IF NOT EXISTS event_book (
  event TEXT NOT NULL, book BLOB NOT NULL, sha256 BLOB NOT NULL, kiosk TEXT NOT NULL, received_at INTEGER NOT NULL,
  text TEXT NOT NULL, PRIMARY KEY (event, book, sha256)
) STRICT;
)sql";

} // namespace

DbResult<void> StoreSqlite::make_event_tables() { return database_.run(books_schema); }

base::Result<> StoreSqlite::keep_event_book(StoredEventBook const& book, std::span<wire::Digest const> replaced) {
    return in_our_words(database_.transaction([&]() -> DbResult<void> {
        for (auto const& digest : replaced) {
            auto row = TRY(database_.prepare("DELETE FROM event_book WHERE event = ? AND book = ? AND sha256 = ?"));
            row.bind(book.event).bind(base::ByteView(book.book.bytes)).bind(base::ByteView(digest));
            TRY(row.run());
        }
        auto row = TRY(database_.prepare("INSERT OR REPLACE INTO event_book (event, book, sha256, kiosk, received_at, "
                                         "text) VALUES (?, ?, ?, ?, ?, ?)"));
        row.bind(book.event).bind(base::ByteView(book.book.bytes)).bind(base::ByteView(book.sha256));
        return row.bind(book.kiosk).bind(milliseconds(book.received_at)).bind(book.text).run();
    }));
}

base::Result<> StoreSqlite::event_book_came(std::string const& event, base::Uuid const& book, base::WallTime at) {
    return in_our_words([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("UPDATE event_book SET received_at = ? WHERE event = ? AND book = ?"));
        return row.bind(milliseconds(at)).bind(event).bind(base::ByteView(book.bytes)).run();
    }());
}

base::Result<std::vector<StoredEventBook>> StoreSqlite::event_books(std::string const& event) {
    return in_our_words([&]() -> DbResult<std::vector<StoredEventBook>> {
        auto row = TRY(database_.prepare("SELECT event, book, sha256, kiosk, received_at, text FROM event_book WHERE "
                                         "event = ? ORDER BY book, received_at, sha256"));
        row.bind(event);
        std::vector<StoredEventBook> books;
        while (TRY(row.step()))
            books.push_back({row.text(0), base::Uuid{array_at<decltype(base::Uuid::bytes)>(row, 1)},
                             array_at<wire::Digest>(row, 2), row.text(3), time_at(row, 4), row.text(5)});
        return books;
    }());
}

} // namespace store
