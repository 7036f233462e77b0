// StoreSqlite, continued: citizens who sign in with their phone.
#include "sync/store/rows_sqlite.h"
#include "sync/store/store_sqlite.h"

namespace store {
namespace {

// Added beside what is there already, so an older program goes on with the same file.
constexpr char const* schema = R"sql(
CREATE TABLE IF NOT EXISTS signin (
  kiosk TEXT PRIMARY KEY NOT NULL, id BLOB NOT NULL, token BLOB NOT NULL UNIQUE, place TEXT NOT NULL,
  visit_key BLOB NOT NULL, number TEXT NOT NULL, expires_at INTEGER NOT NULL,
  state INTEGER NOT NULL, -- 0 waiting, 1 matched, 2 approved, 3 failed
  problem TEXT NOT NULL DEFAULT '', kept BLOB, back BLOB, sealed BLOB
) STRICT;
CREATE INDEX IF NOT EXISTS signin_back ON signin (back);
)sql";

constexpr std::string_view columns =
    "SELECT id, kiosk, place, token, visit_key, number, expires_at, state, problem, kept, sealed FROM signin WHERE ";

base::Bytes bytes_at(db::Statement const& row, int column) {
    return row.is_null(column) ? base::Bytes() : row.blob(column);
}

DbResult<std::optional<HeldSignin>> held_at(db::Statement& row) {
    if (!TRY(row.step())) return std::nullopt;
    Signin signin{
        {array_at<decltype(base::Uuid::bytes)>(row, 0)}, row.text(1), row.text(2),    array_at<wire::Digest>(row, 3),
        array_at<wire::VisitKeyBytes>(row, 4),           row.text(5), time_at(row, 6)};
    return HeldSignin{std::move(signin), status_of({row.integer(7), row.text(8), bytes_at(row, 10)}), bytes_at(row, 9)};
}

// A row says that it was found; it is on the disk when the statement has come to its end.
DbResult<bool> whole(db::Statement& row) {
    TRY(row.run());
    return true;
}

} // namespace

DbResult<void> StoreSqlite::make_signin_tables() { return database_.run(schema); }

base::Result<> StoreSqlite::begin_signin(Signin const& signin) {
    return in_our_words([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("INSERT OR REPLACE INTO signin (kiosk, id, token, place, visit_key, number, "
                                         "expires_at, state) VALUES (?, ?, ?, ?, ?, ?, ?, 0)"));
        row.bind(signin.kiosk).bind(base::ByteView(signin.id.bytes)).bind(base::ByteView(signin.token));
        row.bind(signin.place).bind(base::ByteView(signin.visit_key)).bind(signin.number);
        return row.bind(milliseconds(signin.expires_at)).run();
    }());
}

DbResult<std::optional<HeldSignin>> StoreSqlite::signin_by(std::string_view column, wire::Digest const& digest,
                                                           base::WallTime now) {
    auto row = TRY(database_.prepare(std::string(columns) + std::string(column) + " = ? AND expires_at > ?"));
    row.bind(base::ByteView(digest)).bind(milliseconds(now));
    return held_at(row);
}

base::Result<std::optional<HeldSignin>> StoreSqlite::signin(wire::Digest const& token, base::WallTime now) {
    return in_our_words(signin_by("token", token, now));
}

base::Result<std::optional<HeldSignin>> StoreSqlite::signin_back(wire::Digest const& back, base::WallTime now) {
    return in_our_words(signin_by("back", back, now));
}

base::Result<std::optional<HeldSignin>> StoreSqlite::signin_of(std::string const& kiosk, base::Uuid const& id,
                                                               base::WallTime now) {
    return in_our_words([&]() -> DbResult<std::optional<HeldSignin>> {
        auto row = TRY(database_.prepare(std::string(columns) + "kiosk = ? AND id = ? AND expires_at > ?"));
        row.bind(kiosk).bind(base::ByteView(id.bytes)).bind(milliseconds(now));
        return held_at(row);
    }());
}

base::Result<bool> StoreSqlite::match_signin(wire::Digest const& token, base::ByteView kept, wire::Digest const& back,
                                             base::WallTime now, base::WallTime until) {
    return in_our_words([&]() -> DbResult<bool> {
        auto row = TRY(database_.prepare("UPDATE signin SET state = 1, kept = ?, back = nullif(?, zeroblob(32)), "
                                         "expires_at = ? WHERE token = ? AND expires_at > ? AND (state = 0 OR "
                                         "(state = 1 AND kept = ?)) RETURNING 1"));
        row.bind(kept).bind(base::ByteView(back)).bind(milliseconds(until));
        row.bind(base::ByteView(token)).bind(milliseconds(now)).bind(kept);
        return TRY(row.step()) ? whole(row) : DbResult<bool>(false);
    }());
}

base::Result<> StoreSqlite::keep_signin(std::string const& kiosk, base::Uuid const& id, base::ByteView kept) {
    return in_our_words([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("UPDATE signin SET kept = ? WHERE kiosk = ? AND id = ? AND state = 1"));
        return row.bind(kept).bind(kiosk).bind(base::ByteView(id.bytes)).run();
    }());
}

base::Result<bool> StoreSqlite::settle_signin(std::string const& kiosk, base::Uuid const& id, SigninEnd const& end) {
    return in_our_words([&]() -> DbResult<bool> {
        auto const ended = columns_of(end);
        auto row = TRY(database_.prepare("UPDATE signin SET state = ?, problem = ?, sealed = ?, kept = NULL, back = "
                                         "NULL WHERE kiosk = ? AND id = ? AND state < 2 RETURNING 1"));
        row.bind(ended.state).bind(ended.problem).bind(base::ByteView(ended.sealed));
        row.bind(kiosk).bind(base::ByteView(id.bytes));
        return TRY(row.step()) ? whole(row) : DbResult<bool>(false);
    }());
}

base::Result<> StoreSqlite::end_signin(std::string const& kiosk, base::Uuid const& id) {
    return in_our_words([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("DELETE FROM signin WHERE kiosk = ? AND id = ?"));
        return row.bind(kiosk).bind(base::ByteView(id.bytes)).run();
    }());
}

base::Result<> StoreSqlite::drop_signins(base::WallTime now) {
    return in_our_words([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("DELETE FROM signin WHERE expires_at <= ?"));
        return row.bind(milliseconds(now)).run();
    }());
}

} // namespace store
