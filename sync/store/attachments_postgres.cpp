// The attachments' half of the PostgreSQL store. Two gateways may be offered pieces of one upload: whoever locks its
// row first goes on. Its submission's row and `arrival_order` are locked after it, and no put locks an attachment:
// nobody waits in a circle.
#include <array>

#include "kiosk/base/log.h"
#include "sync/seal/digest.h"
#include "sync/store/rows_postgres.h"

namespace store {
namespace {

constexpr PgStatement find_upload{"find_upload", "SELECT size, received, state, touched FROM attachment "
                                                 "WHERE id = $1::uuid AND state < 3"};
constexpr PgStatement lock_upload{"lock_upload", "SELECT size, received, state, sha256, kiosk_id, submission_id "
                                                 "FROM attachment WHERE id = $1::uuid FOR UPDATE"};
constexpr PgStatement start_upload{"start_upload", "UPDATE attachment SET state = 1, touched = $2::bigint "
                                                   "WHERE id = $1::uuid AND state = 0"};
constexpr PgStatement move_upload{"move_upload",
                                  "UPDATE attachment SET state = $2::bigint, received = $3::bigint, touched = "
                                  "coalesce(nullif($4::bigint, 0), touched) WHERE id = $1::uuid"};
constexpr PgStatement add_part{"add_part", "INSERT INTO attachment_part VALUES ($1::uuid, $2::bigint, $3::bytea)"};
constexpr PgStatement drop_parts{"drop_parts", "DELETE FROM attachment_part WHERE id = $1::uuid"};
constexpr PgStatement find_parts{"find_parts", "SELECT bytes FROM attachment_part WHERE id = $1::uuid ORDER BY start"};
constexpr PgStatement find_whole{"find_whole", "SELECT bytes FROM attachment_part JOIN attachment USING (id) "
                                               "WHERE id = $1::uuid AND state = 2 ORDER BY start"};
constexpr PgStatement find_untouched{"find_untouched", "SELECT id FROM attachment WHERE state = 1 AND "
                                                       "touched < $1::bigint LIMIT 100"};
// The submission whose last attachment became whole goes to the end of the order, so that who has read up to there
// sees it. The place is the one that take_places has just taken.
constexpr PgStatement count_whole{
    "count_whole",
    "UPDATE submission SET missing = missing - 1, arrival = CASE WHEN missing = 1 THEN (SELECT last FROM "
    "arrival_order WHERE one = 1) ELSE arrival END WHERE kiosk_id = $1::text AND id = $2::uuid"};

constexpr PgStatement find_late{"find_late", "SELECT DISTINCT s.kiosk_id, s.id FROM attachment a JOIN submission s ON "
                                             "s.kiosk_id = a.kiosk_id AND s.id = a.submission_id WHERE a.state < 2 AND "
                                             "s.received_at < $1::bigint AND s.id NOT IN (SELECT id FROM "
                                             "submission_overdue) ORDER BY s.id LIMIT 100"};
// Unless its last attachment, or another desk, was quicker.
constexpr PgStatement list_overdue{
    "list_overdue", "WITH fresh AS (INSERT INTO submission_overdue SELECT id FROM submission WHERE kiosk_id = $1::text "
                    "AND id = $2::uuid AND missing > 0 ON CONFLICT DO NOTHING RETURNING id) UPDATE submission SET "
                    "arrival = (SELECT last FROM arrival_order WHERE one = 1) WHERE kiosk_id = $1::text AND id IN "
                    "(SELECT id FROM fresh)"};

constexpr std::array statements{&find_upload, &lock_upload, &start_upload,   &move_upload, &add_part,  &drop_parts,
                                &find_parts,  &find_whole,  &find_untouched, &count_whole, &find_late, &list_overdue};

// An upload whose row this transaction holds.
struct Locked {
    std::uint64_t size = 0, received = 0;
    AttachmentState state = AttachmentState::Named;
    wire::Digest sha256{};
    std::string kiosk;
    base::Uuid submission;
};

PgResult<std::optional<Locked>> lock(PgLine& line, base::Uuid const& id) {
    std::array const requests{PgRequest{begin}, PgRequest{lock_upload, {uuid_value(id)}}};
    auto const found = TRY(line.ask(requests));
    auto const& row = found[1];
    if (row.size() == 0) return std::nullopt;
    return Locked{static_cast<std::uint64_t>(row.integer(0, 0)),
                  static_cast<std::uint64_t>(row.integer(0, 1)),
                  static_cast<AttachmentState>(row.integer(0, 2)),
                  array_at<wire::Digest>(row, 0, 3),
                  std::string(row.text(0, 4)),
                  uuid_at(row, 0, 5)};
}

PgResult<AppendResult> ended(PgLine& line, AppendResult result) {
    std::array const requests{PgRequest{rollback}};
    TRY(line.ask(requests));
    return result;
}

PgRequest moved(base::Uuid const& id, AttachmentState state, std::uint64_t received, std::int64_t touched) {
    return {move_upload,
            {uuid_value(id), pg_integer(static_cast<std::int64_t>(state)),
             pg_integer(static_cast<std::int64_t>(received)), pg_integer(touched)}};
}

wire::Digest digest_of(PgRows const& parts) {
    seal::Sha256 digest;
    for (int row = 0; row < parts.size(); ++row)
        digest.add(parts.bytes(row, 0));
    return digest.finish();
}

// The last piece was added: what has come is what the kiosk has signed, or goes.
PgResult<AppendResult> conclude(PgLine& line, base::Uuid const& id, Locked const& locked, PgRows const& parts,
                                std::int64_t now) {
    if (digest_of(parts) != locked.sha256) {
        std::array const requests{PgRequest{drop_parts, {uuid_value(id)}}, moved(id, AttachmentState::Begun, 0, now),
                                  PgRequest{commit}};
        TRY(line.ask(requests));
        return AppendResult{AppendOutcome::Mismatch, 0};
    }
    std::array const requests{moved(id, AttachmentState::Whole, locked.size, now),
                              PgRequest{take_places, {pg_integer(1)}},
                              PgRequest{count_whole, {locked.kiosk, uuid_value(locked.submission)}}, PgRequest{commit}};
    TRY(line.ask(requests));
    return AppendResult{AppendOutcome::Stored, locked.size};
}

PgResult<AppendResult> append_on(PgLine& line, base::Uuid const& id, std::uint64_t offset, base::ByteView bytes,
                                 base::WallTime now) {
    auto const locked = TRY(lock(line, id));
    if (!locked || locked->state == AttachmentState::Named || locked->state == AttachmentState::Erased)
        return ended(line, {AppendOutcome::Unknown, 0});
    auto const stands = locked->received;
    if (offset != stands || bytes.size() > locked->size - stands)
        return ended(line, {AppendOutcome::OffsetConflict, stands});
    if (bytes.empty()) return ended(line, {AppendOutcome::Stored, stands});
    auto const end = offset + bytes.size();
    std::vector requests{PgRequest{
        add_part, {uuid_value(id), pg_integer(static_cast<std::int64_t>(offset)), std::string(base::as_text(bytes))}}};
    if (end < locked->size) {
        requests.push_back(moved(id, AttachmentState::Begun, end, milliseconds(now)));
        requests.push_back({commit});
        TRY(line.ask(requests));
        return AppendResult{AppendOutcome::Stored, end};
    }
    requests.push_back({find_parts, {uuid_value(id)}});
    auto const parts = TRY(line.ask(requests));
    return conclude(line, id, *locked, parts[1], milliseconds(now));
}

PgResult<bool> drop_on(PgLine& line, base::Uuid const& id) {
    auto const locked = TRY(lock(line, id));
    bool const begun = locked && locked->state == AttachmentState::Begun;
    std::vector<PgRequest> requests;
    if (begun) {
        requests.push_back({drop_parts, {uuid_value(id)}});
        requests.push_back(moved(id, AttachmentState::Named, 0, 0));
    }
    requests.push_back({begun ? commit : rollback});
    TRY(line.ask(requests));
    return begun;
}

} // namespace

std::span<PgStatement const* const> const attachment_statements = statements;

base::Result<std::optional<Upload>> StorePostgres::upload(base::Uuid const& id) {
    auto const rows = TRY(ask_one({find_upload, {uuid_value(id)}}));
    if (rows.size() == 0) return std::nullopt;
    auto const state = static_cast<AttachmentState>(rows.integer(0, 2));
    return Upload{static_cast<std::uint64_t>(rows.integer(0, 0)), static_cast<std::uint64_t>(rows.integer(0, 1)),
                  state != AttachmentState::Named, state == AttachmentState::Whole, time_at(rows, 0, 3)};
}

base::Result<> StorePostgres::begin_upload(base::Uuid const& id, base::WallTime now) {
    TRY(ask_one({start_upload, {uuid_value(id), pg_integer(milliseconds(now))}}));
    return {};
}

// Done again after the line was lost, a piece that was committed unheard stands there already: OffsetConflict, and the
// kiosk asks where.
AppendResult StorePostgres::append(base::Uuid const& id, std::uint64_t offset, base::ByteView bytes,
                                   base::WallTime now) {
    auto const result = with_line([&](PgLine& line) { return append_on(line, id, offset, bytes, now); });
    if (result) return *result;
    base::log(base::Severity::Error, "store.append", "{}", result.error().what);
    return {result.error().kind == PgFailureKind::Full ? AppendOutcome::Full : AppendOutcome::Failed, 0};
}

base::Result<> StorePostgres::drop_upload(base::Uuid const& id) {
    auto const dropped = with_line([&](PgLine& line) { return drop_on(line, id); });
    if (!dropped) return in_our_words(dropped.error());
    return {};
}

base::Result<> StorePostgres::drop_uploads(base::WallTime untouched_since) {
    auto const rows = TRY(ask_one({find_untouched, {pg_integer(milliseconds(untouched_since))}}));
    for (int row = 0; row < rows.size(); ++row)
        TRY(drop_upload(uuid_at(rows, row, 0)));
    return {};
}

base::Result<> StorePostgres::stop_waiting(base::WallTime received_before) {
    auto const late = TRY(ask_one({find_late, {pg_integer(milliseconds(received_before))}}));
    for (int row = 0; row < late.size(); ++row) {
        std::array const requests{
            PgRequest{begin}, PgRequest{take_places, {pg_integer(1)}},
            PgRequest{list_overdue, {std::string(late.text(row, 0)), uuid_value(uuid_at(late, row, 1))}},
            PgRequest{commit}};
        auto const listed = with_line([&](PgLine& line) { return line.ask(requests); });
        if (!listed) return in_our_words(listed.error());
    }
    return {};
}

base::Result<base::Bytes> StorePostgres::attachment(base::Uuid const& id) {
    auto const parts = TRY(ask_one({find_whole, {uuid_value(id)}}));
    if (parts.size() == 0) return base::failure(base::ErrorKind::NotFound, "an attachment is not whole");
    base::Bytes all;
    for (int row = 0; row < parts.size(); ++row) {
        auto const piece = parts.bytes(row, 0);
        all.insert(all.end(), piece.begin(), piece.end());
    }
    return all;
}

} // namespace store
