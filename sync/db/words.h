// The failures of SQLite as the kinds of failure that the other rooms know. Pure.
#pragma once
#include <string>

#include "kiosk/base/result.h"
#include "sync/db/statement.h"

namespace db {

constexpr base::ErrorKind kind_of(FailureKind kind) {
    switch (kind) {
    case FailureKind::Full: return base::ErrorKind::Full;
    case FailureKind::Busy: return base::ErrorKind::Unavailable;
    case FailureKind::Corrupt: return base::ErrorKind::Corrupt;
    case FailureKind::Constraint: return base::ErrorKind::Invalid;
    case FailureKind::Refused: return base::ErrorKind::Refused;
    case FailureKind::Io: return base::ErrorKind::Io;
    }
    return base::ErrorKind::Io;
}

// `whose`: the room's name, the first word of the sentence.
template<class T>
base::Result<T> in_words_of(std::string const& whose, base::Result<T, Failure> result) {
    if (!result) return base::failure(kind_of(result.error().kind), whose + ": " + result.error().what);
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return std::move(*result);
}

} // namespace db
