// Words that both halves of the SQLite store use. Private to the room.
#pragma once
#include <algorithm>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "sync/db/database.h"
#include "sync/db/words.h"

namespace store {

template<class T>
using DbResult = base::Result<T, db::Failure>;

template<class T>
base::Result<T> in_our_words(DbResult<T> result) {
    return db::in_words_of("store", std::move(result));
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
