#include "sync/db/database.h"

#include <array>
#include <cerrno>

#include "sync/db/handles.h"

namespace db {
namespace {

FailureKind kind_of(sqlite3* database, int code) {
    // The shared memory beside the file could not grow: SQLite gives no errno of the system with that.
    if (code == SQLITE_IOERR_SHMSIZE) return FailureKind::Full;
    int const system = database ? sqlite3_system_errno(database) : 0;
    switch (code & 0xFF) {
    case SQLITE_FULL: return FailureKind::Full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return FailureKind::Busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return FailureKind::Corrupt;
    case SQLITE_CONSTRAINT: return FailureKind::Constraint;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return FailureKind::Refused;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR: return system == ENOSPC || system == EDQUOT ? FailureKind::Full : FailureKind::Io;
    default: return FailureKind::Io; // SQLite's open set of codes
    }
}

} // namespace

Failure failure_of(sqlite3* database, int code) {
    std::string what = sqlite3_errstr(code);
    if (database) what += std::string(": ") + sqlite3_errmsg(database);
    return {kind_of(database, code), std::move(what)};
}

Database::Database(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

base::Result<Database, Failure> Database::open(std::filesystem::path const& file, Options options) {
    auto inside = std::make_unique<Inside>();
    int const flags = options.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    int const code = sqlite3_open_v2(file.c_str(), &inside->database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) return tl::unexpected(failure_of(inside->database, code));
    sqlite3_extended_result_codes(inside->database, 1);
    sqlite3_busy_timeout(inside->database, options.busy_timeout_ms);
    Database database(std::move(inside));
    TRY(database.configure(options));
    return database;
}

base::Result<void, Failure> Database::configure(Options const& options) {
    if (!options.read_only) {
        TRY(run("PRAGMA page_size=" + std::to_string(options.page_size)));
        TRY(ask("PRAGMA journal_mode=WAL"));
        TRY(run("PRAGMA wal_autocheckpoint=" + std::to_string(options.checkpoint_pages)));
        TRY(run("PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON"));
    }
    auto const journal = TRY(ask("PRAGMA journal_mode"));
    auto const synchronous = TRY(ask("PRAGMA synchronous"));
    if (journal != "wal" || (!options.read_only && synchronous != "2"))
        return tl::unexpected(
            Failure{FailureKind::Refused, "journal_mode is " + journal + ", synchronous is " + synchronous});
    return options.read_only ? base::Result<void, Failure>() : sync_log();
}

// A process that died between writing and syncing leaves a log that reads as committed and may never have reached the
// disk. A checkpoint syncs it before anything else, and does nothing when there is no log. Full: it is synced, and will
// be moved later.
base::Result<void, Failure> Database::sync_log() {
    auto const moved = ask("PRAGMA wal_checkpoint(PASSIVE)");
    if (!moved && moved.error().kind != FailureKind::Full) return tl::unexpected(moved.error());
    return {};
}

base::Result<std::string, Failure> Database::ask(std::string const& sql) {
    auto statement = TRY(prepare(sql));
    if (!TRY(statement.step())) return std::string();
    return statement.text(0);
}

base::Result<void, Failure> Database::check_whole() {
    auto const found = TRY(ask("PRAGMA quick_check(1)"));
    if (found != "ok") return tl::unexpected(Failure{FailureKind::Corrupt, found});
    return {};
}

base::Result<void, Failure> Database::check_every_row() {
    auto const found = TRY(ask("PRAGMA integrity_check(1)"));
    if (found != "ok") return tl::unexpected(Failure{FailureKind::Corrupt, found});
    return {};
}

base::Result<void, Failure> Database::run(std::string const& sql) {
    int const code = sqlite3_exec(inside_->database, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return tl::unexpected(failure_of(inside_->database, code));
    return {};
}

base::Result<void, Failure> Database::bound(Bound bound) {
    constexpr std::array<char const*, 3> words{"BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"};
    auto const which = static_cast<std::size_t>(bound);
    auto& kept = inside_->bounds[which];
    if (!kept) kept.emplace(TRY(prepare(words[which])));
    return kept->run();
}

base::Result<Statement, Failure> Database::prepare(std::string_view sql) {
    auto inside = std::make_unique<Statement::Inside>();
    int const code =
        sqlite3_prepare_v2(inside_->database, sql.data(), static_cast<int>(sql.size()), &inside->statement, nullptr);
    if (code != SQLITE_OK) return tl::unexpected(failure_of(inside_->database, code));
    return Statement(std::move(inside));
}

} // namespace db
