// Statement: one prepared SQL statement. Values are bound in order of their question marks and read by column from 0.
// Belongs to its Database, which outlives it; the same thread.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

namespace db {

enum class FailureKind {
    Full,       // no space on the disk
    Busy,       // another process holds the file longer than we wait
    Corrupt,    // not a database, or a broken one
    Constraint, // a UNIQUE or CHECK said no
    Refused,    // the file system or the rights do not allow what we need
    Io,         // the disk said no
};

struct Failure {
    FailureKind kind = FailureKind::Io;
    std::string what;
};

class Statement {
public:
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    ~Statement();

    Statement& bind(std::int64_t value);
    Statement& bind(std::string_view text);
    Statement& bind(base::ByteView blob); // the bytes stay where they are until the statement has run
    Statement& bind_null();

    // True: a row is there. False: done.
    base::Result<bool, Failure> step();
    base::Result<void, Failure> run(); // to its end
    void reset();                      // to be bound and run again

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    base::Bytes blob(int column) const;
    bool is_null(int column) const;

private:
    friend class Database;
    struct Inside;
    explicit Statement(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

// One use of a statement that is kept prepared: it starts reset and ends reset, so that it holds no lock in between.
class Use {
public:
    explicit Use(Statement& statement) : statement_(statement) { statement_.reset(); }
    ~Use() { statement_.reset(); }
    Use(Use const&) = delete;
    Use& operator=(Use const&) = delete;
    Statement* operator->() { return &statement_; }
    Statement& operator*() { return statement_; }

private:
    Statement& statement_;
};

} // namespace db
