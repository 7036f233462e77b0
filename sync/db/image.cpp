#include <algorithm>

#include "sync/db/handles.h"

namespace db {
namespace {

constexpr int longest_value = 16 << 20;

} // namespace

base::Result<Database, Failure> Database::in_memory() {
    auto inside = std::make_unique<Inside>();
    int const flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
    int const code = sqlite3_open_v2(":memory:", &inside->database, flags, nullptr);
    if (code != SQLITE_OK) return tl::unexpected(failure_of(inside->database, code));
    sqlite3_extended_result_codes(inside->database, 1);
    return Database(std::move(inside));
}

base::Result<base::Bytes, Failure> Database::image() {
    sqlite3_int64 size = 0;
    std::unique_ptr<unsigned char, decltype(&sqlite3_free)> const bytes(
        sqlite3_serialize(inside_->database, "main", &size, 0), &sqlite3_free);
    if (!bytes) return tl::unexpected(Failure{FailureKind::Io, "no memory for the image"});
    return base::Bytes(bytes.get(), bytes.get() + size);
}

base::Result<Database, Failure> Database::from_image(base::Bytes image) {
    auto database = TRY(in_memory());
    auto& inside = *database.inside_;
    inside.image = std::move(image);
    auto const size = static_cast<sqlite3_int64>(inside.image.size());
    int const code =
        sqlite3_deserialize(inside.database, "main", inside.image.data(), size, size, SQLITE_DESERIALIZE_READONLY);
    if (code != SQLITE_OK) return tl::unexpected(failure_of(inside.database, code));
    sqlite3_db_config(inside.database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(inside.database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(inside.database, SQLITE_LIMIT_LENGTH, longest_value);
    TRY(database.run("PRAGMA cell_size_check=ON; PRAGMA query_only=ON"));
    return database;
}

} // namespace db
