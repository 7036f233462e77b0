// StorePostgres, continued: the books of events. Each change can be done twice, as with_line() may.
#include <array>

#include "sync/store/rows_postgres.h"

namespace store {
namespace {

constexpr PgStatement drop_one{"drop_event_book", "DELETE FROM event_book WHERE event = $1::text AND book = $2::uuid "
                                                  "AND sha256 = $3::bytea"};
constexpr PgStatement keep_one{
    "keep_event_book",
    "INSERT INTO event_book (event, book, sha256, kiosk_id, received_at, text) VALUES ($1::text, $2::uuid, $3::bytea, "
    "$4::text, $5::bigint, $6::text) ON CONFLICT (event, book, sha256) DO UPDATE SET kiosk_id = excluded.kiosk_id, "
    "received_at = excluded.received_at, text = excluded.text"};
constexpr PgStatement mark_book{"mark_event_book", "UPDATE event_book SET received_at = $3::bigint WHERE event = "
                                                   "$1::text AND book = $2::uuid"};
constexpr PgStatement find_books{"find_event_books",
                                 "SELECT event, book, sha256, kiosk_id, received_at, text FROM event_book WHERE event "
                                 "= $1::text ORDER BY book, received_at, sha256"};

constexpr std::array statements{&drop_one, &keep_one, &mark_book, &find_books};

std::string digest_value(wire::Digest const& digest) { return std::string(base::as_text(digest)); }

} // namespace

std::span<PgStatement const* const> const event_statements = statements;

base::Result<> StorePostgres::keep_event_book(StoredEventBook const& book, std::span<wire::Digest const> replaced) {
    std::vector<PgRequest> asked{PgRequest{begin}};
    for (auto const& digest : replaced)
        asked.push_back({drop_one, {book.event, uuid_value(book.book), digest_value(digest)}});
    asked.push_back({keep_one,
                     {book.event, uuid_value(book.book), digest_value(book.sha256), book.kiosk,
                      pg_integer(milliseconds(book.received_at)), book.text}});
    asked.push_back(PgRequest{commit});
    if (auto const kept = with_line([&](PgLine& line) { return line.ask(asked); }); !kept)
        return in_our_words(kept.error());
    return {};
}

base::Result<> StorePostgres::event_book_came(std::string const& event, base::Uuid const& book, base::WallTime at) {
    TRY(ask_one({mark_book, {event, uuid_value(book), pg_integer(milliseconds(at))}}));
    return {};
}

base::Result<std::vector<StoredEventBook>> StorePostgres::event_books(std::string const& event) {
    auto const rows = TRY(ask_one({find_books, {event}}));
    std::vector<StoredEventBook> books;
    for (int row = 0; row < rows.size(); ++row)
        books.push_back({std::string(rows.text(row, 0)), uuid_at(rows, row, 1), array_at<wire::Digest>(rows, row, 2),
                         std::string(rows.text(row, 3)), time_at(rows, row, 4), std::string(rows.text(row, 5))});
    return books;
}

} // namespace store
