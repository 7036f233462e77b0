// What Database and Statement hold of SQLite. Private to the room.
#pragma once
#include <array>
#include <optional>
#include <sqlite3.h>

#include "sync/db/database.h"

namespace db {

Failure failure_of(sqlite3* database, int code);

struct Statement::Inside {
    sqlite3_stmt* statement = nullptr;
    int bound = 0;
    int bind_error = SQLITE_OK;
    ~Inside() { sqlite3_finalize(statement); }
};

struct Database::Inside {
    sqlite3* database = nullptr;
    base::Bytes image;                              // that it reads, if it is one
    std::array<std::optional<Statement>, 3> bounds; // of a transaction, prepared when first used
    ~Inside() {
        bounds = {};
        sqlite3_close_v2(database);
    }
};

} // namespace db
