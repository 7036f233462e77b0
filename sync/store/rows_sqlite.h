// Words that both halves of the SQLite store use. Private to the room.
#pragma once
#include <algorithm>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "sync/db/database.h"

namespace store {

template<class T>
using DbResult = base::Result<T, db::Failure>;

constexpr base::ErrorKind kind_of(db::FailureKind kind) {
    switch (kind) {
    case db::FailureKind::Full: return base::ErrorKind::Full;
    case db::FailureKind::Busy: return base::ErrorKind::Unavailable;
    case db::FailureKind::Corrupt: return base::ErrorKind::Corrupt;
    case db::FailureKind::Constraint: return base::ErrorKind::Invalid;
    case db::FailureKind::Refused: return base::ErrorKind::Refused;
    case db::FailureKind::Io: return base::ErrorKind::Io;
    }
    return base::ErrorKind::Io;
}

template<class T>
base::Result<T> in_our_words(DbResult<T> result) {
    if (!result) return base::failure(kind_of(result.error().kind), "store: " + result.error().what);
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return std::move(*result);
}

inline std::int64_t milliseconds(base::WallTime time) { return time.time_since_epoch().count(); }
inline base::WallTime time_at(db::Statement const& row, int column) {
    return base::WallTime(base::Duration(row.integer(column)));
}

template<class Array>
Array array_at(db::Statement const& row, int column) {
    Array array{};
    auto const bytes = row.blob(column);
    if (bytes.size() == array.size()) std::copy(bytes.begin(), bytes.end(), array.begin());
    return array;
}

} // namespace store
