#include "sync/outbox/rows.h"

#include <algorithm>

#include "sync/seal/digest.h"

namespace outbox {
namespace {

base::ByteView view(base::Uuid const& id) { return id.bytes; }

template<std::size_t Size>
std::array<std::uint8_t, Size> fixed(base::Bytes const& bytes) {
    std::array<std::uint8_t, Size> result{};
    if (bytes.size() == Size) std::copy(bytes.begin(), bytes.end(), result.begin());
    return result;
}

} // namespace

base::Uuid uuid(base::Bytes const& bytes) {
    base::Uuid id;
    if (bytes.size() == id.bytes.size()) std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
    return id;
}

wire::Digest digest(base::Bytes const& bytes) { return fixed<32>(bytes); }

std::int64_t priority_of(std::string_view service) { return service == "queue" ? 0 : 1; }

namespace {

constexpr char const* version_1 = R"(
CREATE TABLE meta(name TEXT PRIMARY KEY, value ANY) STRICT;
CREATE TABLE submission(
  place      INTEGER PRIMARY KEY,            -- order of storing, over all epochs
  id         BLOB NOT NULL UNIQUE CHECK(length(id) = 16),
  kiosk      TEXT NOT NULL,
  epoch      BLOB NOT NULL,
  seq        INTEGER NOT NULL,
  service    TEXT NOT NULL,
  created_at INTEGER NOT NULL,               -- milliseconds since 1970, as all times here
  city_key   TEXT NOT NULL,
  previous   BLOB NOT NULL,
  sha256     BLOB NOT NULL,
  signature  BLOB NOT NULL,
  body       BLOB,                           -- sealed; NULL when purged
  state      INTEGER NOT NULL,               -- 1 queued 3 acked 4 quarantined 5 purged
  attempts   INTEGER NOT NULL DEFAULT 0,
  next_at    INTEGER NOT NULL DEFAULT 0,     -- when it is offered again; of an acked row acked_at: it is purged by it
  last_error TEXT NOT NULL DEFAULT '',
  acked_at   INTEGER,                        -- the city's time
  ack_key    TEXT,
  ack_sig    BLOB
) STRICT;
CREATE INDEX due ON submission(state, next_at);
)";

constexpr char const* version_2 = R"(
ALTER TABLE submission ADD COLUMN attachments TEXT NOT NULL DEFAULT '';     -- as in Kiosk-Attachments
ALTER TABLE submission ADD COLUMN priority INTEGER NOT NULL DEFAULT 1;      -- the lowest goes first
DROP INDEX due;
CREATE INDEX due ON submission(state, priority, next_at);                   -- state also: 2 accepted, photos are missing
CREATE TABLE attachment(
  place      INTEGER PRIMARY KEY,
  id         BLOB NOT NULL UNIQUE CHECK(length(id) = 16),
  submission BLOB NOT NULL,                  -- its row's id
  size       INTEGER NOT NULL,
  sha256     BLOB NOT NULL,
  state      INTEGER NOT NULL,               -- 0 kept 1 the city misses it 2 arrived 3 lost
  url        TEXT NOT NULL DEFAULT '',       -- where the city takes it
  attempts   INTEGER NOT NULL DEFAULT 0,
  next_at    INTEGER NOT NULL DEFAULT 0,
  last_error TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attachment_of ON attachment(submission);
CREATE INDEX attachment_due ON attachment(state, next_at);
CREATE TABLE chunk(
  attachment BLOB NOT NULL,
  number     INTEGER NOT NULL,               -- from 0; all but the last are of 256 KiB
  bytes      BLOB NOT NULL,                  -- sealed
  PRIMARY KEY(attachment, number)
) STRICT;
)";

constexpr std::array all_migrations{version_1, version_2};

} // namespace

std::span<char const* const> const migrations = all_migrations;

wire::Envelope read_row(db::Statement const& row) {
    wire::Envelope envelope;
    envelope.id = uuid(row.blob(0));
    envelope.kiosk = row.text(1);
    envelope.epoch = uuid(row.blob(2));
    envelope.seq = static_cast<std::uint64_t>(row.integer(3));
    envelope.service = row.text(4);
    envelope.created_at = from_milliseconds(row.integer(5));
    envelope.city_key = row.text(6);
    envelope.previous = fixed<32>(row.blob(7));
    envelope.sha256 = fixed<32>(row.blob(8));
    envelope.signature = fixed<64>(row.blob(9));
    envelope.attachments = wire::decode_attachments(row.text(10)).value_or(wire::Attachments());
    envelope.body = row.blob(11);
    return envelope;
}

void bind_row(db::Statement& statement, wire::Envelope const& envelope) {
    statement.bind(view(envelope.id))
        .bind(envelope.kiosk)
        .bind(view(envelope.epoch))
        .bind(static_cast<std::int64_t>(envelope.seq))
        .bind(envelope.service)
        .bind(milliseconds(envelope.created_at))
        .bind(envelope.city_key)
        .bind(base::ByteView(envelope.previous))
        .bind(base::ByteView(envelope.sha256))
        .bind(base::ByteView(envelope.signature))
        .bind(encode(envelope.attachments))
        .bind(base::ByteView(envelope.body));
}

base::Result<wire::Digest, db::Failure> digest_of_chunks(db::Database& database, wire::Attachment const& attachment) {
    auto rows = TRY(database.prepare("SELECT bytes FROM chunk WHERE attachment=? ORDER BY number"));
    rows.bind(view(attachment.id));
    seal::Sha256 digest;
    while (TRY(rows.step()))
        digest.add(rows.blob(0));
    return digest.finish();
}

std::int64_t milliseconds(base::WallTime time) { return time.time_since_epoch().count(); }
base::WallTime from_milliseconds(std::int64_t count) { return base::WallTime(base::Duration(count)); }

base::Error error_of(db::Failure const& failure) {
    using base::ErrorKind;
    switch (failure.kind) {
    case db::FailureKind::Full: return {ErrorKind::Full, "outbox: " + failure.what};
    case db::FailureKind::Busy: return {ErrorKind::Unavailable, "outbox: " + failure.what};
    case db::FailureKind::Corrupt: return {ErrorKind::Corrupt, "outbox: " + failure.what};
    case db::FailureKind::Constraint: return {ErrorKind::Invalid, "outbox: " + failure.what};
    case db::FailureKind::Refused: return {ErrorKind::Refused, "outbox: " + failure.what};
    case db::FailureKind::Io: return {ErrorKind::Io, "outbox: " + failure.what};
    }
    return {ErrorKind::Io, failure.what};
}

} // namespace outbox
