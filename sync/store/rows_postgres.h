// Words that both halves of the PostgreSQL store use. Private to the room.
#pragma once
#include <algorithm>

#include "sync/seal/answer.h"
#include "sync/store/store_postgres.h"

namespace store {

template<class T>
using PgResult = base::Result<T, PgFailure>;

inline constexpr PgStatement begin{"begin", "BEGIN ISOLATION LEVEL READ COMMITTED"};
inline constexpr PgStatement commit{"commit", "COMMIT"};
inline constexpr PgStatement rollback{"rollback", "ROLLBACK"};
// Also the lock behind which one put at a time goes (schema.sql).
inline constexpr PgStatement take_places{
    "take_places", "UPDATE arrival_order SET last = last + $1::bigint WHERE one = 1 RETURNING last"};

// Behind the one row of answer_order: numbers grow in the order of commits.
inline constexpr PgStatement take_answer_number{"take_answer_number",
                                                "UPDATE answer_order SET last = last + 1 WHERE one = 1 RETURNING last"};
PgRequest keep_answer_of(std::int64_t number, std::string const& text, seal::AnswerKeys const& keys);

enum class AttachmentState : std::int64_t { Named = 0, Begun = 1, Whole = 2, Erased = 3 };

extern std::span<PgStatement const* const> const attachment_statements, fleet_statements, handoff_statements,
    erasure_statements, event_statements, signin_statements; // prepared on every line

constexpr base::ErrorKind kind_of(PgFailureKind kind) {
    switch (kind) {
    case PgFailureKind::Lost:
    case PgFailureKind::Again: return base::ErrorKind::Unavailable;
    case PgFailureKind::Full: return base::ErrorKind::Full;
    case PgFailureKind::Refused: return base::ErrorKind::Refused;
    case PgFailureKind::Other: return base::ErrorKind::Io;
    }
    return base::ErrorKind::Io;
}

inline tl::unexpected<base::Error> in_our_words(PgFailure const& failure) {
    return base::failure(kind_of(failure.kind), "store: " + failure.what);
}

inline std::int64_t milliseconds(base::WallTime time) { return time.time_since_epoch().count(); }
inline base::WallTime time_at(PgRows const& rows, int row, int column) {
    return base::WallTime(base::Duration(rows.integer(row, column)));
}

template<class Array>
Array array_at(PgRows const& rows, int row, int column) {
    Array array{};
    auto const bytes = rows.bytes(row, column);
    if (bytes.size() == array.size()) std::copy(bytes.begin(), bytes.end(), array.begin());
    return array;
}
inline base::Uuid uuid_at(PgRows const& rows, int row, int column) {
    return {array_at<decltype(base::Uuid::bytes)>(rows, row, column)};
}
inline std::string uuid_value(base::Uuid const& id) { return std::string(base::as_text(id.bytes)); }

// Twice when the line was lost (the database may have been started anew since) or another transaction was in the way:
// all our work can be done again. What was committed without our hearing of it is then Known.
template<class Work>
auto StorePostgres::with_line(Work const& work) -> decltype(work(std::declval<PgLine&>())) {
    for (int tries = 0;; ++tries) {
        if (!line_) TRY(connect());
        auto result = work(*line_);
        if (result) return result;
        line_.reset();
        auto const kind = result.error().kind;
        if (tries > 0 || (kind != PgFailureKind::Lost && kind != PgFailureKind::Again)) return result;
    }
}

} // namespace store
