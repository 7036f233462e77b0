#include "sync/event/book_rows.h"

#include <algorithm>

namespace event {
namespace {

// `closed`, 0 or 1. A line's token is the card's, where one was shown.
constexpr char const* book_schema = R"sql(
CREATE TABLE IF NOT EXISTS book (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id BLOB NOT NULL, event TEXT NOT NULL, number INTEGER NOT NULL, key BLOB, changes INTEGER NOT NULL,
  tickets INTEGER NOT NULL, closed INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS tally (
  hour INTEGER NOT NULL, kind TEXT NOT NULL, organisation TEXT NOT NULL, ambassador TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (hour, kind, organisation, ambassador)
) STRICT;
CREATE TABLE IF NOT EXISTS line (
  number INTEGER PRIMARY KEY, hour INTEGER NOT NULL, gift TEXT NOT NULL, act TEXT NOT NULL, reason TEXT NOT NULL,
  pieces INTEGER NOT NULL CHECK (pieces > 0), token BLOB
) STRICT;
CREATE INDEX IF NOT EXISTS line_gift ON line (gift, act, pieces);
CREATE INDEX IF NOT EXISTS line_token ON line (token, gift) WHERE token IS NOT NULL;
CREATE TABLE IF NOT EXISTS shift (
  number INTEGER PRIMARY KEY AUTOINCREMENT, last_line INTEGER NOT NULL, ended_at INTEGER NOT NULL
) STRICT;
)sql";

constexpr char const* line_columns = "number, hour, gift, act, reason, pieces, token";

template<std::size_t Size>
void copy_blob(db::Statement const& row, int column, std::array<std::uint8_t, Size>& into) {
    auto const bytes = row.blob(column);
    if (bytes.size() == Size) std::ranges::copy(bytes, into.begin());
}

db::Failure unknown_word(std::string const& word) {
    return {db::FailureKind::Corrupt, "\"" + word + "\" is no word of a book"};
}

DbResult<Line> line_at(db::Statement const& row) {
    auto const act = model::stock_act_of(row.text(3));
    auto const reason = model::gift_reason_of(row.text(4));
    if (!act || !reason) return tl::unexpected(unknown_word(row.text(3) + " " + row.text(4)));
    Line line{row.integer(0), row.integer(1), row.text(2), *act, *reason, row.integer(5)};
    if (!row.is_null(6)) copy_blob(row, 6, line.token.emplace());
    return line;
}

DbResult<std::int64_t> number_of(db::Statement row) {
    if (!TRY(row.step())) return 0;
    return row.integer(0);
}

} // namespace

DbResult<void> make_tables(db::Database& database) { return database.run(book_schema); }

DbResult<std::optional<BookRow>> book_row(db::Database& database) {
    auto row = TRY(database.prepare("SELECT id, event, number, key, changes, tickets, closed FROM book"));
    if (!TRY(row.step())) return std::nullopt;
    BookRow book;
    copy_blob(row, 0, book.id.bytes);
    book.event = row.text(1);
    book.number = static_cast<unsigned>(row.integer(2));
    if (!row.is_null(3)) copy_blob(row, 3, book.key.emplace());
    book.changes = row.integer(4);
    book.tickets = static_cast<std::uint32_t>(row.integer(5));
    book.closed = row.integer(6) != 0;
    return book;
}

DbResult<void> keep(db::Database& database, BookRow const& book) {
    auto row = TRY(database.prepare("INSERT OR REPLACE INTO book VALUES (1, ?, ?, ?, ?, ?, ?, ?)"));
    row.bind(base::ByteView(book.id.bytes)).bind(book.event).bind(std::int64_t{book.number});
    if (book.key)
        row.bind(base::ByteView(*book.key));
    else
        row.bind_null();
    row.bind(book.changes + 1).bind(std::int64_t{book.tickets}).bind(std::int64_t{book.closed});
    return row.run();
}

DbResult<void> add_count(db::Database& database, Cell const& cell) {
    auto row =
        TRY(database.prepare("INSERT INTO tally VALUES (?, ?, ?, ?, 1) "
                             "ON CONFLICT (hour, kind, organisation, ambassador) DO UPDATE SET count = count + 1"));
    row.bind(cell.hour).bind(kind_word(cell)).bind(cell.whose.organisation).bind(cell.whose.ambassador);
    return row.run();
}

DbResult<Counts> all_counts(db::Database& database) {
    auto row = TRY(database.prepare("SELECT hour, kind, organisation, ambassador, count FROM tally"));
    Counts counts;
    while (TRY(row.step())) {
        Cell cell{row.integer(0), model::TallyKind::Visitor, {row.text(2), row.text(3)}};
        if (!read_kind(row.text(1), cell)) return tl::unexpected(unknown_word(row.text(1)));
        counts[cell] = static_cast<std::uint64_t>(row.integer(4));
    }
    return counts;
}

DbResult<void> add_line(db::Database& database, Line const& line) {
    auto row = TRY(database.prepare("INSERT INTO line (number, hour, gift, act, reason, pieces, token) "
                                    "VALUES ((SELECT coalesce(max(number), 0) + 1 FROM line), ?, ?, ?, ?, ?, ?)"));
    row.bind(line.hour).bind(line.gift).bind(word_of(line.act)).bind(word_of(line.reason)).bind(line.pieces);
    if (line.token)
        row.bind(base::ByteView(*line.token));
    else
        row.bind_null();
    return row.run();
}

DbResult<std::vector<Line>> lines_after(db::Database& database, std::int64_t number) {
    auto row =
        TRY(database.prepare("SELECT " + std::string(line_columns) + " FROM line WHERE number > ? ORDER BY number"));
    row.bind(number);
    std::vector<Line> lines;
    while (TRY(row.step()))
        lines.push_back(TRY(line_at(row)));
    return lines;
}

DbResult<std::int64_t> left_of(db::Database& database, std::string const& gift) {
    auto row = TRY(database.prepare("SELECT coalesce(sum(CASE WHEN act IN ('restocked', 'taken-back') THEN pieces "
                                    "ELSE -pieces END), 0) FROM line WHERE gift = ?"));
    row.bind(gift);
    return number_of(std::move(row));
}

DbResult<std::int64_t> out_of(db::Database& database, std::string const& gift, std::optional<Token> const& token) {
    std::string const sum = "SELECT coalesce(sum(CASE act WHEN 'given' THEN pieces WHEN 'taken-back' THEN -pieces "
                            "ELSE 0 END), 0) FROM line WHERE gift = ?";
    auto row = TRY(database.prepare(token ? sum + " AND token = ?" : sum));
    row.bind(gift);
    if (token) row.bind(base::ByteView(*token));
    return number_of(std::move(row));
}

DbResult<std::optional<Hour>> first_given(db::Database& database, std::string const& gift, Token const& token) {
    auto row = TRY(database.prepare("SELECT min(hour) FROM line WHERE token = ? AND gift = ? AND act = 'given'"));
    row.bind(base::ByteView(token)).bind(gift);
    if (!TRY(row.step()) || row.is_null(0)) return std::nullopt;
    return row.integer(0);
}

DbResult<Snapshot> snapshot_of(db::Database& database, BookRow const& book, std::string const& kiosk,
                               base::WallTime now) {
    Snapshot snapshot{book.event, book.id, kiosk, book.number, book.key, book.changes, now, book.closed, book.tickets};
    snapshot.counts = TRY(all_counts(database));
    snapshot.lines = TRY(lines_after(database, 0));
    return snapshot;
}

DbResult<ShiftRow> last_shift(db::Database& database) {
    auto row = TRY(database.prepare("SELECT count(*), coalesce(max(last_line), 0) FROM shift"));
    TRY(row.step());
    return ShiftRow{static_cast<int>(row.integer(0)), row.integer(1)};
}

DbResult<void> add_shift(db::Database& database, base::WallTime now) {
    auto row = TRY(database.prepare("INSERT INTO shift (last_line, ended_at) "
                                    "VALUES ((SELECT coalesce(max(number), 0) FROM line), ?)"));
    return row.bind(std::int64_t{now.time_since_epoch().count()}).run();
}

} // namespace event
