// StoreSqlite, continued: what is kept no longer. `secure_delete` (sync/db) writes zeros over what is deleted; what was
// in the log is overwritten in the file by a checkpoint, after which the log is cut to nothing.
#include "kiosk/base/log.h"
#include "sync/store/rows_sqlite.h"
#include "sync/store/store_sqlite.h"

namespace store {
namespace {

constexpr char const* request_schema = R"sql(
CREATE TABLE IF NOT EXISTS data_request (
  id BLOB PRIMARY KEY NOT NULL, code TEXT NOT NULL, kind INTEGER NOT NULL, -- 0 export, 1 erase
  received_at INTEGER NOT NULL, done_at INTEGER
) STRICT;
)sql";

struct Marked {
    base::Bytes id;
    std::string code;
};

DbResult<std::vector<Marked>> marked(db::Statement& row) {
    std::vector<Marked> found;
    while (TRY(row.step()))
        found.push_back({row.blob(0), row.text(1)});
    return found;
}

db::Failure no_keys(base::Error const& error) { return {db::FailureKind::Busy, error.what}; }

} // namespace

DbResult<void> StoreSqlite::make_request_table() { return database_.run(request_schema); }

// False: another was quicker.
DbResult<bool> StoreSqlite::erase_one(base::ByteView id, std::string const& code, base::WallTime at) {
    auto row = TRY(database_.prepare("UPDATE submission SET body = x'', answer = NULL, missing = 0, erased_at = ? "
                                     "WHERE id = ? AND erased_at IS NULL RETURNING answered_at"));
    if (!TRY(row.bind(milliseconds(at)).bind(id).step())) return false;
    bool const was_answered = !row.is_null(0);
    TRY(row.run());
    auto pieces = TRY(database_.prepare("DELETE FROM piece WHERE attachment IN (SELECT id FROM attachment WHERE "
                                        "submission = ?)"));
    TRY(pieces.bind(id).run());
    auto photos = TRY(database_.prepare("UPDATE attachment SET state = 3, offset = 0 WHERE submission = ?"));
    TRY(photos.bind(id).run());
    if (!was_answered) return true;
    auto const keys = seal::answer_keys(code);
    if (!keys) return tl::unexpected(no_keys(keys.error()));
    TRY(list_answer("", *keys));
    return true;
}

base::Result<EraseOutcome> StoreSqlite::erase(std::string const& code, base::WallTime at) {
    auto const outcome = TRY(in_our_words(database_.transaction([&]() -> DbResult<EraseOutcome> {
        auto row = TRY(database_.prepare("SELECT id, code FROM submission WHERE code = ?"));
        auto const found = TRY(marked(row.bind(code)));
        auto erased = found.empty() ? EraseOutcome::Unknown : EraseOutcome::Known;
        for (auto const& each : found)
            if (TRY(erase_one(each.id, each.code, at))) erased = EraseOutcome::Erased;
        return erased;
    })));
    if (outcome == EraseOutcome::Unknown) return outcome;
    log_is_to_go_ = true; // also when it was erased before: perhaps by one that could not cut the log
    if (!TRY(in_our_words(cut_log())))
        return base::failure(base::ErrorKind::Unavailable, "erased, but another process reads the store's log; again");
    return outcome;
}

base::Result<std::size_t> StoreSqlite::erase_received_before(base::WallTime time, base::WallTime at,
                                                             std::size_t limit) {
    auto const count = TRY(in_our_words(database_.transaction([&]() -> DbResult<std::size_t> {
        auto row = TRY(database_.prepare("SELECT id, code FROM submission WHERE erased_at IS NULL AND received_at < ? "
                                         "ORDER BY received_at LIMIT ?"));
        row.bind(milliseconds(time)).bind(static_cast<std::int64_t>(limit));
        std::size_t erased = 0;
        for (auto const& each : TRY(marked(row)))
            erased += TRY(erase_one(each.id, each.code, at)) ? 1U : 0U;
        return erased;
    })));
    log_is_to_go_ = log_is_to_go_ || count > 0;
    // Whoever reads now ends soon: the next call cuts it.
    if (auto const cut = cut_log(); !cut) base::log(base::Severity::Warning, "store.erase", "{}", cut.error().what);
    return count;
}

// True: no byte from before is in the log.
DbResult<bool> StoreSqlite::cut_log() {
    if (!log_is_to_go_) return true;
    auto row = TRY(database_.prepare("PRAGMA wal_checkpoint(TRUNCATE)"));
    TRY(row.step());
    log_is_to_go_ = row.integer(0) != 0; // somebody reads
    return !log_is_to_go_;
}

base::Result<std::size_t> StoreSqlite::drop_ratings(std::string const& day) {
    return in_our_words(database_.transaction([&]() -> DbResult<std::size_t> {
        auto row = TRY(database_.prepare("DELETE FROM rating WHERE day < ? RETURNING 1"));
        row.bind(day);
        std::size_t count = 0;
        while (TRY(row.step()))
            ++count;
        return count;
    }));
}

base::Result<> StoreSqlite::add_request(DataRequest const& request) {
    return in_our_words([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("INSERT INTO data_request VALUES (?, ?, ?, ?, ?)"));
        row.bind(base::ByteView(request.id.bytes)).bind(request.code).bind(static_cast<std::int64_t>(request.kind));
        row.bind(milliseconds(request.received_at));
        request.done_at ? row.bind(milliseconds(*request.done_at)) : row.bind_null();
        return row.run();
    }());
}

base::Result<std::vector<DataRequest>> StoreSqlite::requests() {
    return in_our_words([&]() -> DbResult<std::vector<DataRequest>> {
        auto row = TRY(database_.prepare("SELECT id, code, kind, received_at, done_at FROM data_request "
                                         "ORDER BY done_at IS NOT NULL, received_at, id"));
        std::vector<DataRequest> all;
        while (TRY(row.step()))
            all.push_back({{array_at<decltype(base::Uuid::bytes)>(row, 0)},
                           row.text(1),
                           static_cast<DataRequestKind>(row.integer(2)),
                           time_at(row, 3),
                           row.is_null(4) ? std::nullopt : std::optional(time_at(row, 4))});
        return all;
    }());
}

base::Result<std::size_t> StoreSqlite::finish_requests(std::string const& code, DataRequestKind kind,
                                                       base::WallTime at) {
    return in_our_words(database_.transaction([&]() -> DbResult<std::size_t> {
        auto row = TRY(database_.prepare("UPDATE data_request SET done_at = ? WHERE code = ? AND kind = ? AND "
                                         "done_at IS NULL RETURNING 1"));
        row.bind(milliseconds(at)).bind(code).bind(static_cast<std::int64_t>(kind));
        std::size_t count = 0;
        while (TRY(row.step()))
            ++count;
        return count;
    }));
}

} // namespace store
