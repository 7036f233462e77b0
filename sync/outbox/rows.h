// Rows: how an envelope lies in the table. Private to the room.
#pragma once
#include <array>
#include <span>

#include "sync/db/database.h"
#include "sync/wire/envelope.h"

namespace outbox {

// A file of version N is made one of N + 1 by migrations[N]; a new one, of version 0, goes through all of them. They
// are never changed, only added to.
extern std::span<char const* const> const migrations;

// No wait is asked for that is longer than a day. A later time was set while the clock was wrong, and is due.
inline constexpr base::Duration longest_wait(25 * 3600 * 1000);

// What goes first of what is due: 0 queue numbers, which somebody waits for, 1 everything else. Photos come after both.
std::int64_t priority_of(std::string_view service);
inline constexpr std::array<std::int64_t, 2> priorities{0, 1};

// The columns read_row() wants, in its order.
inline constexpr char const* row_columns =
    "id, kiosk, epoch, seq, service, created_at, city_key, previous, sha256, signature, attachments, body";
// The same without the body, for where only what is signed counts.
inline constexpr char const* signed_columns =
    "id, kiosk, epoch, seq, service, created_at, city_key, previous, sha256, signature, attachments, NULL";
// A row as it is made: row_columns, then priority and state.
inline constexpr char const* insert_row =
    "INSERT INTO submission(id, kiosk, epoch, seq, service, created_at, city_key, "
    "previous, sha256, signature, attachments, body, priority, state) "
    "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,1)";
base::Uuid uuid(base::Bytes const& bytes);     // all zero when they are not 16
wire::Digest digest(base::Bytes const& bytes); // all zero when they are not 32
wire::Envelope read_row(db::Statement const& row);
void bind_row(db::Statement& statement, wire::Envelope const& envelope);

// SHA-256 of what lies in the chunks of an attachment, read one at a time.
base::Result<wire::Digest, db::Failure> digest_of_chunks(db::Database& database, wire::Attachment const& attachment);

std::int64_t milliseconds(base::WallTime time);
base::WallTime from_milliseconds(std::int64_t count);
base::Error error_of(db::Failure const& failure);

// db's failure into the room's words.
template<class T>
base::Result<T> told(base::Result<T, db::Failure> result) {
    if (!result) return tl::unexpected(error_of(result.error()));
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return std::move(*result);
}

} // namespace outbox
