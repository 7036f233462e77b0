#include "sync/store/store_sqlite.h"

#include "kiosk/base/log.h"
#include "kiosk/model/receipt.h"
#include "sync/store/rows_sqlite.h"
#include "sync/wire/progress.h"

namespace store {
namespace {

// `row` is the order of arrival. Ids, digests and signatures are blobs, times milliseconds since 1970 (UTC).
constexpr char const* schema = R"sql(
CREATE TABLE IF NOT EXISTS submission (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  kiosk TEXT NOT NULL, epoch BLOB NOT NULL, seq INTEGER NOT NULL,
  code TEXT NOT NULL, service TEXT NOT NULL, created_at INTEGER NOT NULL, received_at INTEGER NOT NULL,
  city_key TEXT NOT NULL, previous BLOB NOT NULL, sha256 BLOB NOT NULL, signature BLOB NOT NULL, body BLOB NOT NULL,
  answered_at INTEGER, answer TEXT,
  UNIQUE (kiosk, epoch, seq)
) STRICT;
CREATE INDEX IF NOT EXISTS submission_by_code ON submission (code);
-- Listed though its attachments have not come (stop_waiting).
CREATE TABLE IF NOT EXISTS overdue (id BLOB PRIMARY KEY NOT NULL) STRICT;
)sql";

// What came with attachments; `user_version` 1. Until an attachment is whole its pieces lie from `at` on.
constexpr char const* schema_1 = R"sql(
ALTER TABLE submission ADD COLUMN attachments TEXT NOT NULL DEFAULT '';
ALTER TABLE submission ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;
CREATE TABLE attachment (
  id BLOB PRIMARY KEY NOT NULL, submission BLOB NOT NULL, place INTEGER NOT NULL,
  size INTEGER NOT NULL, sha256 BLOB NOT NULL,
  state INTEGER NOT NULL, -- 0 named by an envelope, 1 begun, 2 whole
  offset INTEGER NOT NULL DEFAULT 0, touched INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX attachment_of ON attachment (submission);
CREATE INDEX attachment_untouched ON attachment (state, touched);
CREATE TABLE piece (
  attachment BLOB NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (attachment, at)
) STRICT;
PRAGMA user_version = 1;
)sql";

// What came with the end of keeping; `user_version` 2, because a program from before would list what is erased.
constexpr char const* schema_2 = R"sql(
ALTER TABLE submission ADD COLUMN erased_at INTEGER;
CREATE INDEX submission_kept ON submission (received_at) WHERE erased_at IS NULL;
PRAGMA user_version = 2;
)sql";

constexpr std::string_view listed_columns =
    "SELECT row, id, kiosk, epoch, seq, code, service, created_at, received_at, city_key, previous, sha256, signature, "
    "body, attachments, missing, answered_at, answer, erased_at FROM submission ";

DbResult<bool> is_announced(db::Database& database, base::Uuid const& id) {
    auto row = TRY(database.prepare("SELECT 1 FROM attachment WHERE id = ?"));
    return row.bind(base::ByteView(id.bytes)).step();
}

Stored stored_at(db::Statement const& row) {
    Stored stored;
    auto& envelope = stored.arrival.envelope;
    stored.row = row.integer(0);
    envelope.id.bytes = array_at<decltype(base::Uuid::bytes)>(row, 1);
    envelope.kiosk = row.text(2);
    envelope.epoch.bytes = array_at<decltype(base::Uuid::bytes)>(row, 3);
    envelope.seq = static_cast<std::uint64_t>(row.integer(4));
    stored.code = row.text(5);
    envelope.service = row.text(6);
    envelope.created_at = time_at(row, 7);
    stored.arrival.received_at = time_at(row, 8);
    envelope.city_key = row.text(9);
    envelope.previous = array_at<wire::Digest>(row, 10);
    envelope.sha256 = array_at<wire::Digest>(row, 11);
    envelope.signature = array_at<wire::Signature>(row, 12);
    envelope.body = row.blob(13);
    envelope.attachments = wire::decode_attachments(row.text(14)).value_or(wire::Attachments());
    stored.missing = static_cast<std::size_t>(row.integer(15));
    if (!row.is_null(16)) stored.answered_at = time_at(row, 16);
    stored.answer = row.text(17);
    if (!row.is_null(18)) stored.erased_at = time_at(row, 18);
    return stored;
}

} // namespace

base::Result<std::unique_ptr<Store>> StoreSqlite::open(std::filesystem::path const& file) {
    auto database = TRY(in_our_words(db::Database::open(file)));
    std::unique_ptr<StoreSqlite> store(new StoreSqlite(std::move(database)));
    TRY(in_our_words(store->database_.transaction([&] { return store->make_tables(); })));
    return std::unique_ptr<Store>(std::move(store));
}

DbResult<void> StoreSqlite::make_tables() {
    TRY(database_.run(schema));
    auto version = TRY(database_.prepare("PRAGMA user_version"));
    TRY(version.step());
    auto const found = version.integer(0);
    version.reset();
    if (found > 2) return tl::unexpected(db::Failure{db::FailureKind::Refused, "made by another version"});
    if (found < 1) TRY(database_.run(schema_1));
    if (found < 2) TRY(database_.run(schema_2));
    TRY(make_fleet_tables());
    TRY(make_handoff_tables());
    TRY(make_signin_tables());
    TRY(make_event_tables());
    return make_request_table();
}

std::vector<PutResult> StoreSqlite::put(std::span<Arrival const> arrivals) {
    std::vector<PutResult> results;
    auto const done = database_.transaction([&]() -> DbResult<void> {
        for (auto const& arrival : arrivals)
            results.push_back(TRY(put_one(arrival)));
        return {};
    });
    if (done) return results;
    base::log(base::Severity::Error, "store.put", "{}", done.error().what);
    auto const outcome = done.error().kind == db::FailureKind::Full ? PutOutcome::Full : PutOutcome::Failed;
    return {arrivals.size(), PutResult{outcome}};
}

DbResult<PutResult> StoreSqlite::put_one(Arrival const& arrival) {
    if (auto const before = TRY(found_before(arrival.envelope))) return *before;
    TRY(insert(arrival));
    TRY(announce(arrival.envelope));
    if (arrival.envelope.attachments.empty()) return PutResult{PutOutcome::New, arrival.received_at};
    return PutResult{PutOutcome::Incomplete, arrival.received_at, TRY(missing(arrival.envelope.id))};
}

// What the store already holds under this id or this number. The unique constraints would also say no, but not which.
DbResult<std::optional<PutResult>> StoreSqlite::found_before(wire::Envelope const& envelope) {
    auto same_id =
        TRY(database_.prepare("SELECT sha256, kiosk, received_at, attachments FROM submission WHERE id = ?"));
    same_id.bind(base::ByteView(envelope.id.bytes));
    if (TRY(same_id.step())) {
        bool const same = array_at<wire::Digest>(same_id, 0) == envelope.sha256 && same_id.text(1) == envelope.kiosk &&
                          same_id.text(3) == encode(envelope.attachments);
        if (!same) return PutResult{PutOutcome::IdConflict};
        auto still_missing = TRY(missing(envelope.id));
        auto const outcome = still_missing.empty() ? PutOutcome::Known : PutOutcome::Incomplete;
        return PutResult{outcome, time_at(same_id, 2), std::move(still_missing)};
    }
    for (auto const& attachment : envelope.attachments)
        if (TRY(is_announced(database_, attachment.id))) return PutResult{PutOutcome::IdConflict};
    auto same_number = TRY(database_.prepare("SELECT 1 FROM submission WHERE kiosk = ? AND epoch = ? AND seq = ?"));
    same_number.bind(envelope.kiosk)
        .bind(base::ByteView(envelope.epoch.bytes))
        .bind(static_cast<std::int64_t>(envelope.seq));
    if (TRY(same_number.step())) return PutResult{PutOutcome::SeqConflict};
    return std::nullopt;
}

DbResult<void> StoreSqlite::insert(Arrival const& arrival) {
    auto const& envelope = arrival.envelope;
    auto const code = model::receipt_code(envelope.id);
    auto statement =
        TRY(database_.prepare("INSERT INTO submission (id, kiosk, epoch, seq, code, service, created_at, "
                              "received_at, city_key, previous, sha256, signature, body, attachments, missing) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    statement.bind(base::ByteView(envelope.id.bytes))
        .bind(envelope.kiosk)
        .bind(base::ByteView(envelope.epoch.bytes))
        .bind(static_cast<std::int64_t>(envelope.seq))
        .bind(code)
        .bind(envelope.service)
        .bind(milliseconds(envelope.created_at))
        .bind(milliseconds(arrival.received_at))
        .bind(envelope.city_key)
        .bind(base::ByteView(envelope.previous))
        .bind(base::ByteView(envelope.sha256))
        .bind(base::ByteView(envelope.signature))
        .bind(base::ByteView(envelope.body))
        .bind(encode(envelope.attachments))
        .bind(static_cast<std::int64_t>(envelope.attachments.size()));
    return statement.run();
}

base::Result<std::optional<model::Progress>> StoreSqlite::progress(std::string const& code) {
    return in_our_words([&]() -> DbResult<std::optional<model::Progress>> {
        auto row = TRY(database_.prepare(
            "SELECT received_at, answered_at, answer FROM submission WHERE code = ? AND erased_at IS NULL LIMIT 1"));
        row.bind(code);
        if (!TRY(row.step())) return std::nullopt;
        model::Progress progress{code, model::ProgressState::Received, time_at(row, 0), std::nullopt, ""};
        if (row.is_null(1)) return progress;
        progress.state = model::ProgressState::Answered;
        progress.answered_at = time_at(row, 1);
        progress.answer = row.text(2);
        return progress;
    }());
}

base::Result<> StoreSqlite::answer(std::string const& code, std::string const& text, base::WallTime at) {
    auto const keys = TRY(seal::answer_keys(code));
    auto const found = TRY(in_our_words(database_.transaction([&]() -> DbResult<bool> {
        auto row = TRY(database_.prepare("UPDATE submission SET answer = ?, answered_at = ? WHERE code = ? AND "
                                         "erased_at IS NULL RETURNING received_at"));
        row.bind(text).bind(milliseconds(at)).bind(code);
        if (!TRY(row.step())) return false;
        model::Progress const progress{code, model::ProgressState::Answered, time_at(row, 0), at, text};
        TRY(row.run());
        TRY(list_answer(wire::encode_progress(progress), keys));
        return true;
    })));
    if (!found) return base::failure(base::ErrorKind::NotFound, "nobody holds that code");
    return {};
}

base::Result<std::vector<Gap>> StoreSqlite::gaps() {
    return in_our_words([&]() -> DbResult<std::vector<Gap>> {
        auto row = TRY(database_.prepare(
            "SELECT kiosk, epoch, before + 1, seq - 1 FROM (SELECT kiosk, epoch, seq, lag(seq, 1, 0)"
            " OVER (PARTITION BY kiosk, epoch ORDER BY seq) AS before FROM submission) WHERE seq > before + 1"
            " ORDER BY kiosk, epoch, seq"));
        std::vector<Gap> gaps;
        while (TRY(row.step()))
            gaps.push_back({row.text(0),
                            {array_at<decltype(base::Uuid::bytes)>(row, 1)},
                            static_cast<std::uint64_t>(row.integer(2)),
                            static_cast<std::uint64_t>(row.integer(3))});
        return gaps;
    }());
}

base::Result<std::vector<Stored>> StoreSqlite::after(std::int64_t row, std::size_t limit) {
    return in_our_words([&]() -> DbResult<std::vector<Stored>> {
        auto statement = TRY(database_.prepare(
            std::string(listed_columns) + "WHERE row > ? AND erased_at IS NULL AND (missing = 0 OR id IN (SELECT id "
                                          "FROM overdue)) ORDER BY row LIMIT ?"));
        statement.bind(row).bind(static_cast<std::int64_t>(limit));
        std::vector<Stored> stored;
        while (TRY(statement.step()))
            stored.push_back(stored_at(statement));
        return stored;
    }());
}

base::Result<std::optional<Stored>> StoreSqlite::held(std::string const& code) {
    return in_our_words([&]() -> DbResult<std::optional<Stored>> {
        auto row = TRY(database_.prepare(std::string(listed_columns) +
                                         "WHERE code = ? ORDER BY erased_at IS NOT NULL, row LIMIT 1"));
        return TRY(row.bind(code).step()) ? std::optional(stored_at(row)) : std::nullopt;
    }());
}

base::Result<> StoreSqlite::ready() {
    return in_our_words(database_.transaction([&] { return database_.run("PRAGMA user_version"); }));
}

} // namespace store
