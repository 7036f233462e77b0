#include "sync/outbox/damage.h"

#include <algorithm>

#include "kiosk/base/log.h"
#include "sync/outbox/photos.h"
#include "sync/outbox/rows.h"
#include "sync/seal/digest.h"

namespace outbox {
namespace {

// A damaged page hides a few rows, a damaged page of the tree's inside some two thousand.
constexpr std::int64_t widest_hole = 20'000;

// A row with all that is in no envelope.
struct Row {
    std::int64_t place = 0;
    wire::Envelope envelope;
    std::int64_t state = 0, attempts = 0, next_at = 0;
    std::optional<std::int64_t> acked_at;
    std::string last_error, ack_key;
    base::Bytes ack_sig;
};

Row row_at(db::Statement const& statement) {
    Row row;
    row.envelope = read_row(statement);
    row.place = statement.integer(12);
    row.state = statement.integer(13);
    row.attempts = statement.integer(14);
    row.next_at = statement.integer(15);
    if (!statement.is_null(16)) row.acked_at = statement.integer(16);
    row.last_error = statement.text(17);
    row.ack_key = statement.text(18);
    row.ack_sig = statement.blob(19);
    return row;
}

bool is_whole(Row const& row, std::string const& kiosk, seal::VerifyKey const& own) {
    auto const& envelope = row.envelope;
    if (envelope.id == base::Uuid{} || row.state < 1 || row.state > 5) return false;
    if (!envelope.body.empty() && seal::sha256(envelope.body) != envelope.sha256) return false;
    return envelope.kiosk != kiosk || own.verifies(signed_bytes(envelope), envelope.signature);
}

base::Result<void, db::Failure> take_over(db::Statement& insert, Row const& row) {
    db::Use use(insert);
    bind_row(insert, row.envelope);
    insert.bind(priority_of(row.envelope.service)).bind(row.state).bind(row.attempts).bind(row.next_at);
    if (row.acked_at)
        insert.bind(*row.acked_at);
    else
        insert.bind_null();
    insert.bind(row.last_error).bind(row.ack_key).bind(base::ByteView(row.ack_sig));
    return insert.run();
}

// A file that was damaged before it could be made one of today's has no attachments yet.
base::Result<db::Statement, db::Failure> next_row(db::Database& damaged) {
    std::string columns = row_columns;
    auto const select = [&] {
        return damaged.prepare("SELECT " + columns +
                               ", place, state, attempts, next_at, acked_at, last_error, ack_key, ack_sig "
                               "FROM submission WHERE place>? ORDER BY place LIMIT 1");
    };
    if (auto today = select()) return today;
    constexpr std::string_view name = "attachments";
    columns.replace(columns.find(name), name.size(), "''");
    return select();
}

base::Result<void, db::Failure> copy_chunks(db::Database& damaged, db::Database& into, base::Uuid const& attachment) {
    auto rows = TRY(damaged.prepare("SELECT number, bytes FROM chunk WHERE attachment=? ORDER BY number"));
    auto insert = TRY(into.prepare("INSERT INTO chunk VALUES(?,?,?)"));
    rows.bind(base::ByteView(attachment.bytes));
    while (TRY(rows.step())) {
        db::Use use(insert);
        auto const bytes = rows.blob(1);
        TRY(insert.bind(base::ByteView(attachment.bytes)).bind(rows.integer(0)).bind(base::ByteView(bytes)).run());
    }
    return {};
}

// What the city has said of a photo is asked for again, as its row is offered again; an acknowledged row needs none.
base::Result<bool, db::Failure> rescue_photo(db::Database& damaged, db::Database& into, Row const& row,
                                             wire::Attachment const& attachment) {
    auto const digest = digest_of_chunks(damaged, attachment);
    bool const whole = digest && *digest == attachment.sha256;
    bool const settled = row.state == 3 || row.state == 5;
    auto insert = TRY(into.prepare("INSERT OR IGNORE INTO attachment(id, submission, size, sha256, state) "
                                   "VALUES(?,?,?,?,?)"));
    auto const state = settled ? PhotoState::Arrived : whole ? PhotoState::Kept : PhotoState::Lost;
    insert.bind(base::ByteView(attachment.id.bytes)).bind(base::ByteView(row.envelope.id.bytes));
    insert.bind(static_cast<std::int64_t>(attachment.size)).bind(base::ByteView(attachment.sha256));
    TRY(insert.bind(static_cast<std::int64_t>(state)).run());
    if (whole) TRY(copy_chunks(damaged, into, attachment.id));
    return whole || settled;
}

} // namespace

base::Result<std::filesystem::path> set_aside(std::filesystem::path const& file, base::WallTime now) {
    auto stamp = base::to_rfc3339(now).substr(0, 19);
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
    auto aside = file.string() + ".damaged-" + stamp + "Z";
    for (int more = 2; std::filesystem::exists(aside); ++more)
        aside = file.string() + ".damaged-" + stamp + "Z-" + std::to_string(more);
    std::error_code error, none;
    if (std::filesystem::exists(file.string() + "-wal", none))
        std::filesystem::rename(file.string() + "-wal", aside + "-wal", error);
    if (!error) std::filesystem::rename(file, aside, error);
    if (error) return base::failure(base::ErrorKind::Io, "outbox: not set aside: " + error.message());
    std::filesystem::remove(file.string() + "-shm", none);
    return std::filesystem::path(aside);
}

Rescued rescue_rows(db::Database& damaged, db::Database& into, std::string const& kiosk, seal::VerifyKey const& own) {
    Rescued rescued;
    auto next = next_row(damaged);
    auto insert = into.prepare(std::string("INSERT OR IGNORE INTO submission(") + row_columns +
                               ", priority, state, attempts, next_at, acked_at, last_error, ack_key, ack_sig) "
                               "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    if (!next || !insert) return rescued;
    std::int64_t after = 0;
    for (std::int64_t hole = 0; hole < widest_hole;) {
        db::Use use(*next);
        auto const found = next->bind(after).step();
        if (found && !*found) break;
        if (!found) { // the row behind `after` lies on a page that cannot be read
            ++after;
            ++hole;
            continue;
        }
        auto row = row_at(*next);
        after = std::max(after + 1, row.place);
        hole = 0;
        if (!is_whole(row, kiosk, own)) {
            row.state = 4;
            row.last_error = "damaged on the disk";
            ++rescued.quarantined;
        }
        if (row.state == 2) row.state = 1; // the city says anew which photos it misses
        if (!take_over(*insert, row)) continue;
        ++rescued.rows;
        for (auto const& attachment : row.envelope.attachments)
            if (!rescue_photo(damaged, into, row, attachment).value_or(false)) ++rescued.photos_lost;
    }
    return rescued;
}

} // namespace outbox
