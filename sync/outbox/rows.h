// Rows: how an envelope lies in the table. Private to the room.
#pragma once
#include "sync/db/database.h"
#include "sync/wire/envelope.h"

namespace outbox {

extern char const* const tables; // CREATE TABLE …, run when the file is new
inline constexpr int schema_version = 1;

// The columns read_row() wants, in its order.
inline constexpr char const* row_columns =
    "id, kiosk, epoch, seq, service, created_at, city_key, previous, sha256, signature, body";
// The same without the body, for where only what is signed counts.
inline constexpr char const* signed_columns =
    "id, kiosk, epoch, seq, service, created_at, city_key, previous, sha256, signature, NULL";
base::Uuid uuid(base::Bytes const& bytes); // all zero when they are not 16
wire::Envelope read_row(db::Statement const& row);
void bind_row(db::Statement& statement, wire::Envelope const& envelope);

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
