#include "sync/db/handles.h"

namespace db {

Statement::Statement(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

namespace {

void keep_first_error(int& kept, int code) {
    if (kept == SQLITE_OK) kept = code;
}

} // namespace

Statement& Statement::bind(std::int64_t value) {
    auto& in = *inside_;
    keep_first_error(in.bind_error, sqlite3_bind_int64(in.statement, ++in.bound, value));
    return *this;
}

Statement& Statement::bind(std::string_view text) {
    auto& in = *inside_;
    keep_first_error(in.bind_error, sqlite3_bind_text64(in.statement, ++in.bound, text.data() ? text.data() : "",
                                                        text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(base::ByteView blob) {
    auto& in = *inside_;
    auto const* data = blob.empty() ? reinterpret_cast<unsigned char const*>("") : blob.data();
    keep_first_error(in.bind_error, sqlite3_bind_blob64(in.statement, ++in.bound, data, blob.size(), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bind_null() {
    auto& in = *inside_;
    keep_first_error(in.bind_error, sqlite3_bind_null(in.statement, ++in.bound));
    return *this;
}

base::Result<bool, Failure> Statement::step() {
    auto& in = *inside_;
    auto* database = sqlite3_db_handle(in.statement);
    if (in.bind_error != SQLITE_OK) return tl::unexpected(failure_of(database, in.bind_error));
    int const code = sqlite3_step(in.statement);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    auto failure = failure_of(database, code);
    sqlite3_reset(in.statement); // lets go of the locks
    return tl::unexpected(std::move(failure));
}

base::Result<void, Failure> Statement::run() {
    while (TRY(step())) {
    }
    sqlite3_reset(inside_->statement);
    return {};
}

void Statement::reset() {
    sqlite3_reset(inside_->statement);
    sqlite3_clear_bindings(inside_->statement);
    inside_->bound = 0;
    inside_->bind_error = SQLITE_OK;
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(inside_->statement, column); }

std::string Statement::text(int column) const {
    auto const* text = reinterpret_cast<char const*>(sqlite3_column_text(inside_->statement, column));
    return text ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(inside_->statement, column)))
                : std::string();
}

base::Bytes Statement::blob(int column) const {
    auto const* data = static_cast<std::uint8_t const*>(sqlite3_column_blob(inside_->statement, column));
    return data ? base::Bytes(data, data + sqlite3_column_bytes(inside_->statement, column)) : base::Bytes();
}

bool Statement::is_null(int column) const { return sqlite3_column_type(inside_->statement, column) == SQLITE_NULL; }

} // namespace db
