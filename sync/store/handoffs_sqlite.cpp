// StoreSqlite, continued: photos on their way from a phone to a kiosk.
#include "sync/store/rows_sqlite.h"
#include "sync/store/store_sqlite.h"

namespace store {
namespace {

// Added beside what is there already, so an older program goes on with the same file.
constexpr char const* schema = R"sql(
CREATE TABLE IF NOT EXISTS handoff (
  kiosk TEXT PRIMARY KEY NOT NULL, id BLOB NOT NULL, token BLOB NOT NULL UNIQUE, place TEXT NOT NULL,
  city_key BLOB NOT NULL, expires_at INTEGER NOT NULL,
  state INTEGER NOT NULL, -- 0 waiting, 1 opened, 2 received, 3 over
  phone BLOB, sha256 BLOB, sealed BLOB
) STRICT;
)sql";

std::optional<wire::Digest> digest_at(db::Statement const& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(array_at<wire::Digest>(row, column));
}

// Of "id, kiosk, place, token, city_key, expires_at, state".
DbResult<std::optional<HeldHandoff>> held_at(db::Statement& row) {
    if (!TRY(row.step())) return std::nullopt;
    Handoff handoff{{array_at<decltype(base::Uuid::bytes)>(row, 0)},
                    row.text(1),
                    row.text(2),
                    array_at<wire::Digest>(row, 3),
                    array_at<wire::CityKeyBytes>(row, 4),
                    time_at(row, 5)};
    return HeldHandoff{std::move(handoff), handoff_state(row.integer(6))};
}

} // namespace

DbResult<void> StoreSqlite::make_handoff_tables() { return database_.run(schema); }

base::Result<> StoreSqlite::begin_handoff(Handoff const& handoff) {
    return in_our_words([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("INSERT OR REPLACE INTO handoff (kiosk, id, token, place, city_key, "
                                         "expires_at, state) VALUES (?, ?, ?, ?, ?, ?, 0)"));
        row.bind(handoff.kiosk).bind(base::ByteView(handoff.id.bytes)).bind(base::ByteView(handoff.token));
        row.bind(handoff.place).bind(base::ByteView(handoff.city_key)).bind(milliseconds(handoff.expires_at));
        return row.run();
    }());
}

base::Result<std::optional<HeldHandoff>> StoreSqlite::handoff(wire::Digest const& token, base::WallTime now) {
    return in_our_words([&]() -> DbResult<std::optional<HeldHandoff>> {
        auto row = TRY(database_.prepare("SELECT id, kiosk, place, token, city_key, expires_at, state FROM handoff "
                                         "WHERE token = ? AND expires_at > ?"));
        row.bind(base::ByteView(token)).bind(milliseconds(now));
        return held_at(row);
    }());
}

base::Result<std::optional<HeldHandoff>> StoreSqlite::handoff_of(std::string const& kiosk, base::Uuid const& id,
                                                                 base::WallTime now) {
    return in_our_words([&]() -> DbResult<std::optional<HeldHandoff>> {
        auto row = TRY(database_.prepare("SELECT id, kiosk, place, token, city_key, expires_at, state FROM handoff "
                                         "WHERE kiosk = ? AND id = ? AND expires_at > ?"));
        row.bind(kiosk).bind(base::ByteView(id.bytes)).bind(milliseconds(now));
        return held_at(row);
    }());
}

DbResult<std::optional<HandoffRow>> StoreSqlite::handoff_row(wire::Digest const& token, base::WallTime now) {
    auto row = TRY(database_.prepare("SELECT state, phone, sha256 FROM handoff WHERE token = ? AND expires_at > ?"));
    row.bind(base::ByteView(token)).bind(milliseconds(now));
    if (!TRY(row.step())) return std::nullopt;
    return HandoffRow{row.integer(0), digest_at(row, 1), digest_at(row, 2)};
}

base::Result<HandoffOutcome> StoreSqlite::open_handoff(wire::Digest const& token, wire::Digest const& phone,
                                                       base::WallTime now) {
    return in_our_words(database_.transaction([&]() -> DbResult<HandoffOutcome> {
        auto const before = TRY(handoff_row(token, now));
        if (!before || before->state != 0) return opening_of(before, phone);
        auto row = TRY(database_.prepare("UPDATE handoff SET state = 1, phone = ? WHERE token = ?"));
        row.bind(base::ByteView(phone)).bind(base::ByteView(token));
        TRY(row.run());
        return HandoffOutcome::Done;
    }));
}

base::Result<HandoffOutcome> StoreSqlite::keep_photo(wire::Digest const& token, wire::Digest const& phone,
                                                     base::ByteView sealed, wire::Digest const& sha256,
                                                     base::WallTime now) {
    return in_our_words(database_.transaction([&]() -> DbResult<HandoffOutcome> {
        auto const before = TRY(handoff_row(token, now));
        if (!before || before->state != 1 || before->phone != phone) return keeping_of(before, phone, sha256);
        auto row = TRY(database_.prepare("UPDATE handoff SET state = 2, sealed = ?, sha256 = ? WHERE token = ?"));
        row.bind(sealed).bind(base::ByteView(sha256)).bind(base::ByteView(token));
        TRY(row.run());
        return HandoffOutcome::Done;
    }));
}

base::Result<base::Bytes> StoreSqlite::handoff_photo(std::string const& kiosk, base::Uuid const& id,
                                                     base::WallTime now) {
    auto bytes = TRY(in_our_words([&]() -> DbResult<std::optional<base::Bytes>> {
        auto row = TRY(database_.prepare(
            "SELECT sealed FROM handoff WHERE kiosk = ? AND id = ? AND state = 2 AND expires_at > ?"));
        row.bind(kiosk).bind(base::ByteView(id.bytes)).bind(milliseconds(now));
        if (!TRY(row.step())) return std::nullopt;
        return std::optional(row.blob(0));
    }()));
    if (!bytes) return base::failure(base::ErrorKind::NotFound, "no photo has come");
    return std::move(*bytes);
}

base::Result<> StoreSqlite::end_handoff(std::string const& kiosk, base::Uuid const& id) {
    return in_our_words([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("UPDATE handoff SET state = 3, sealed = NULL WHERE kiosk = ? AND id = ?"));
        return row.bind(kiosk).bind(base::ByteView(id.bytes)).run();
    }());
}

base::Result<> StoreSqlite::drop_handoffs(base::WallTime now) {
    return in_our_words([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("DELETE FROM handoff WHERE expires_at <= ?"));
        return row.bind(milliseconds(now)).run();
    }());
}

} // namespace store
