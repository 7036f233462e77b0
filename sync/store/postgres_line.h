// A connection to PostgreSQL: statements prepared once, then asked in groups that cost one round trip each. Never waits
// longer than `patience` for an answer, so a server that hangs is an error and not a silence. Owned and called by one
// thread. Library: libpq, in postgres_line.cpp alone.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "sync/store/postgres_values.h"

struct pg_conn;
struct pg_result;

namespace store {

enum class PgFailureKind {
    Lost,    // no connection, or it broke: what was asked may have been done or not
    Again,   // another transaction was in the way; nothing was done
    Full,    // no space on the server's disk
    Refused, // rights, a server that only reads, one that would not keep what it says it has kept
    Other,
};
struct PgFailure {
    PgFailureKind kind = PgFailureKind::Other;
    std::string what;
};

class PgRows {
public:
    explicit PgRows(pg_result* result);
    int size() const;
    bool is_null(int row, int column) const;
    std::string_view text(int row, int column) const; // lives as long as this
    pg_result const* raw() const { return result_.get(); }
    base::ByteView bytes(int row, int column) const { return base::as_bytes(text(row, column)); }
    std::int64_t integer(int row, int column) const { return pg_integer_of(text(row, column)); }

private:
    struct Clear {
        void operator()(pg_result* result) const;
    };
    std::unique_ptr<pg_result, Clear> result_;
};

struct PgStatement {
    char const* name;
    char const* sql;
};
struct PgRequest {
    PgStatement const& statement; // one of those prepared
    std::vector<std::string> values = {};
};

class PgLine {
public:
    static base::Result<PgLine, PgFailure> open(std::string const& connection,
                                                std::span<PgStatement const* const> statements);

    // All in one round trip; the answers in the order of the requests. After a failure the line is of no more use.
    base::Result<std::vector<PgRows>, PgFailure> ask(std::span<PgRequest const> requests);

private:
    struct Finish {
        void operator()(pg_conn* connection) const;
    };
    using Handle = std::unique_ptr<pg_conn, Finish>;
    explicit PgLine(Handle connection) : connection_(std::move(connection)) {}
    base::Result<void, PgFailure> set_up(std::span<PgStatement const* const> statements);
    base::Result<void, PgFailure> wait();
    base::Result<std::vector<PgRows>, PgFailure> answers(std::size_t count);

    Handle connection_;
    std::chrono::steady_clock::time_point deadline_;
};

} // namespace store
