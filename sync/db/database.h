// Database: the one SQLite wrapper. WAL with synchronous=FULL, read back at open: a commit is on the disk when it
// returns, or the database is not opened at all; and what a dead process has left in the log is before open() returns.
// Several processes may share a file. One Database belongs to one thread at a time.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "sync/db/statement.h"

namespace db {

struct Options {
    int page_size = 4096; // bytes, a power of two; only for a new file
    int busy_timeout_ms = 5'000;
    int checkpoint_pages = 1'000; // the log is copied into the file when it has as many
    bool read_only = false;
};

class Database {
public:
    // Makes the file when it is not there. Corrupt when it is not a database, which is then left as it is; Refused when
    // WAL or FULL cannot be had (some network file systems).
    static base::Result<Database, Failure> open(std::filesystem::path const& file, Options options = {});

    // A database in memory alone, and the bytes of its file: for files that are made whole and never changed.
    static base::Result<Database, Failure> in_memory();
    base::Result<base::Bytes, Failure> image();
    // Reads such bytes, wherever they came from: nothing is written, no file opened, the schema not trusted.
    static base::Result<Database, Failure> from_image(base::Bytes image);

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    base::Result<void, Failure> run(std::string const& sql); // one or more statements without values
    base::Result<void, Failure> check_whole();               // reads every page; Corrupt when one does not fit
    base::Result<void, Failure> check_every_row();           // as well each index against its rows; slower
    base::Result<Statement, Failure> prepare(std::string_view sql);

    // Runs `work` (a callable giving Result<T, Failure>) between BEGIN IMMEDIATE and COMMIT; any error rolls back.
    template<class Work>
    auto transaction(Work&& work) -> decltype(work()) {
        if (auto begun = bound(Bound::Begin); !begun) return tl::unexpected(begun.error());
        auto result = work();
        auto ended = bound(result ? Bound::Commit : Bound::Rollback);
        if (result && !ended) {
            static_cast<void>(bound(Bound::Rollback).has_value());
            return tl::unexpected(ended.error());
        }
        return result;
    }

private:
    struct Inside;
    enum class Bound { Begin, Commit, Rollback };
    base::Result<void, Failure> bound(Bound bound); // of a transaction
    explicit Database(std::unique_ptr<Inside> inside);
    base::Result<void, Failure> configure(Options const& options);
    base::Result<void, Failure> sync_log();
    base::Result<std::string, Failure> ask(std::string const& sql);
    std::unique_ptr<Inside> inside_;
};

} // namespace db
