// The attachments' half of the SQLite store.
#include "kiosk/base/log.h"
#include "sync/seal/digest.h"
#include "sync/store/rows_sqlite.h"
#include "sync/store/store_sqlite.h"

namespace store {
namespace {

enum State : std::int64_t { Named = 0, Begun = 1, Whole = 2 }; // 3: erased with its submission

base::ByteView view(base::Uuid const& id) { return id.bytes; }

} // namespace

DbResult<void> StoreSqlite::announce(wire::Envelope const& envelope) {
    std::int64_t place = 0;
    for (auto const& attachment : envelope.attachments) {
        auto row = TRY(database_.prepare("INSERT INTO attachment (id, submission, place, size, sha256, state) "
                                         "VALUES (?, ?, ?, ?, ?, 0)"));
        row.bind(view(attachment.id)).bind(view(envelope.id)).bind(place++);
        TRY(row.bind(static_cast<std::int64_t>(attachment.size)).bind(base::ByteView(attachment.sha256)).run());
    }
    return {};
}

DbResult<std::vector<base::Uuid>> StoreSqlite::missing(base::Uuid const& submission) {
    auto row = TRY(database_.prepare("SELECT id FROM attachment WHERE submission = ? AND state < 2 ORDER BY place"));
    row.bind(view(submission));
    std::vector<base::Uuid> ids;
    while (TRY(row.step()))
        ids.push_back({array_at<decltype(base::Uuid::bytes)>(row, 0)});
    return ids;
}

base::Result<std::optional<Upload>> StoreSqlite::upload(base::Uuid const& id) {
    return in_our_words([&]() -> DbResult<std::optional<Upload>> {
        auto row =
            TRY(database_.prepare("SELECT size, offset, state, touched FROM attachment WHERE id = ? AND state < 3"));
        if (!TRY(row.bind(view(id)).step())) return std::nullopt;
        Upload upload;
        upload.size = static_cast<std::uint64_t>(row.integer(0));
        upload.offset = static_cast<std::uint64_t>(row.integer(1));
        upload.is_begun = row.integer(2) != Named;
        upload.is_whole = row.integer(2) == Whole;
        upload.touched = time_at(row, 3);
        return upload;
    }());
}

base::Result<> StoreSqlite::begin_upload(base::Uuid const& id, base::WallTime now) {
    return in_our_words([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("UPDATE attachment SET state = 1, touched = ? WHERE id = ? AND state = 0"));
        return row.bind(milliseconds(now)).bind(view(id)).run();
    }());
}

AppendResult StoreSqlite::append(base::Uuid const& id, std::uint64_t offset, base::ByteView bytes, base::WallTime now) {
    auto const done = database_.transaction([&] { return append_one(id, offset, bytes, now); });
    if (done) return *done;
    base::log(base::Severity::Error, "store.append", "{}", done.error().what);
    return {done.error().kind == db::FailureKind::Full ? AppendOutcome::Full : AppendOutcome::Failed, 0};
}

DbResult<AppendResult> StoreSqlite::append_one(base::Uuid const& id, std::uint64_t offset, base::ByteView bytes,
                                               base::WallTime now) {
    auto row = TRY(database_.prepare("SELECT size, offset FROM attachment WHERE id = ? AND state IN (1, 2)"));
    if (!TRY(row.bind(view(id)).step())) return AppendResult{AppendOutcome::Unknown, 0};
    auto const size = static_cast<std::uint64_t>(row.integer(0)), stands = static_cast<std::uint64_t>(row.integer(1));
    row.reset();
    if (offset != stands || bytes.size() > size - stands) return AppendResult{AppendOutcome::OffsetConflict, stands};
    if (bytes.empty()) return AppendResult{AppendOutcome::Stored, stands};
    auto piece = TRY(database_.prepare("INSERT INTO piece VALUES (?, ?, ?)"));
    TRY(piece.bind(view(id)).bind(static_cast<std::int64_t>(offset)).bind(bytes).run());
    auto const end = offset + bytes.size();
    auto update = TRY(database_.prepare("UPDATE attachment SET offset = ?, touched = ? WHERE id = ?"));
    TRY(update.bind(static_cast<std::int64_t>(end)).bind(milliseconds(now)).bind(view(id)).run());
    if (end < size) return AppendResult{AppendOutcome::Stored, end};
    if (!TRY(fits(id))) {
        TRY(forget(id, Begun));
        return AppendResult{AppendOutcome::Mismatch, 0};
    }
    TRY(complete(id));
    return AppendResult{AppendOutcome::Stored, end};
}

// Whether what has come is what the kiosk has signed; read a piece at a time.
DbResult<bool> StoreSqlite::fits(base::Uuid const& id) {
    auto row = TRY(database_.prepare("SELECT sha256 FROM attachment WHERE id = ?"));
    TRY(row.bind(view(id)).step());
    auto const signed_digest = array_at<wire::Digest>(row, 0);
    auto pieces = TRY(database_.prepare("SELECT bytes FROM piece WHERE attachment = ? ORDER BY at"));
    pieces.bind(view(id));
    seal::Sha256 digest;
    while (TRY(pieces.step()))
        digest.add(pieces.blob(0));
    return digest.finish() == signed_digest;
}

// The submission whose last attachment this was goes to the end of the order, so that who has read up to there sees it.
DbResult<void> StoreSqlite::complete(base::Uuid const& id) {
    auto whole = TRY(database_.prepare("UPDATE attachment SET state = 2 WHERE id = ? RETURNING submission"));
    if (!TRY(whole.bind(view(id)).step())) return {};
    auto const submission = whole.blob(0);
    TRY(whole.run());
    auto count = TRY(database_.prepare("UPDATE submission SET missing = missing - 1 WHERE id = ?"));
    TRY(count.bind(base::ByteView(submission)).run());
    auto last = TRY(database_.prepare("UPDATE submission SET row = (SELECT max(row) + 1 FROM submission) "
                                      "WHERE id = ? AND missing = 0"));
    return last.bind(base::ByteView(submission)).run();
}

DbResult<void> StoreSqlite::forget(base::Uuid const& id, std::int64_t state) {
    auto pieces = TRY(database_.prepare("DELETE FROM piece WHERE attachment = ?"));
    TRY(pieces.bind(view(id)).run());
    auto row = TRY(database_.prepare("UPDATE attachment SET state = ?, offset = 0 WHERE id = ?"));
    return row.bind(state).bind(view(id)).run();
}

base::Result<> StoreSqlite::drop_upload(base::Uuid const& id) {
    return in_our_words(database_.transaction([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("SELECT 1 FROM attachment WHERE id = ? AND state = 1"));
        if (!TRY(row.bind(view(id)).step())) return {};
        row.reset();
        return forget(id, Named);
    }));
}

base::Result<> StoreSqlite::drop_uploads(base::WallTime untouched_since) {
    auto const oldest = TRY(in_our_words([&]() -> DbResult<std::vector<base::Uuid>> {
        auto row = TRY(database_.prepare("SELECT id FROM attachment WHERE state = 1 AND touched < ? LIMIT 100"));
        row.bind(milliseconds(untouched_since));
        std::vector<base::Uuid> ids;
        while (TRY(row.step()))
            ids.push_back({array_at<decltype(base::Uuid::bytes)>(row, 0)});
        return ids;
    }()));
    for (auto const& id : oldest)
        TRY(drop_upload(id));
    return {};
}

base::Result<> StoreSqlite::stop_waiting(base::WallTime received_before) {
    constexpr char const* waiting = "SELECT DISTINCT submission.id FROM attachment JOIN submission ON submission.id = "
                                    "submission WHERE state < 2 AND received_at < ? AND submission.id NOT IN "
                                    "(SELECT id FROM overdue) ORDER BY row LIMIT 100";
    auto const ids = TRY(in_our_words([&]() -> DbResult<std::vector<base::Bytes>> {
        auto row = TRY(database_.prepare(waiting));
        row.bind(milliseconds(received_before));
        std::vector<base::Bytes> found;
        while (TRY(row.step()))
            found.push_back(row.blob(0));
        return found;
    }()));
    for (auto const& id : ids)
        TRY(in_our_words(database_.transaction([&] { return list_overdue(id); })));
    return {};
}

// Unless its last attachment, or another desk, was quicker.
DbResult<void> StoreSqlite::list_overdue(base::ByteView id) {
    auto fresh = TRY(database_.prepare("INSERT INTO overdue SELECT id FROM submission WHERE id = ? AND missing > 0 "
                                       "ON CONFLICT DO NOTHING RETURNING id"));
    if (!TRY(fresh.bind(id).step())) return {};
    TRY(fresh.run());
    auto last =
        TRY(database_.prepare("UPDATE submission SET row = (SELECT max(row) + 1 FROM submission) WHERE id = ?"));
    return last.bind(id).run();
}

base::Result<base::Bytes> StoreSqlite::attachment(base::Uuid const& id) {
    auto bytes = TRY(in_our_words([&]() -> DbResult<base::Bytes> {
        auto pieces = TRY(database_.prepare("SELECT bytes FROM piece JOIN attachment ON attachment = id "
                                            "WHERE attachment = ? AND state = 2 ORDER BY at"));
        pieces.bind(view(id));
        base::Bytes all;
        while (TRY(pieces.step())) {
            auto const piece = pieces.blob(0);
            all.insert(all.end(), piece.begin(), piece.end());
        }
        return all;
    }()));
    if (bytes.empty()) return base::failure(base::ErrorKind::NotFound, "an attachment is not whole");
    return bytes;
}

} // namespace store
