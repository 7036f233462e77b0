#include "sync/outbox/rows.h"

#include <algorithm>

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

char const* const tables = R"(
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
    envelope.body = row.blob(10);
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
        .bind(base::ByteView(envelope.body));
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
