// The failures of SQLite in the ledger's words. Private to the room.
#pragma once
#include "sync/db/database.h"

namespace ledger {

template<class T>
using DbResult = base::Result<T, db::Failure>;

base::Error in_our_words(db::Failure const& failure);

template<class T>
base::Result<T> in_our_words(DbResult<T> result) {
    if (!result) return tl::unexpected(in_our_words(result.error()));
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return std::move(*result);
}

} // namespace ledger
