#include "sync/store/postgres_line.h"

#include <array>
#include <libpq-fe.h>
#include <poll.h>

namespace store {
namespace {

constexpr base::Duration patience(10'000);

// A server that answers "committed" before it is on a disk is not believed. What the administrator has set stays, but
// no wait is without end. The last two columns: whether the server syncs at all, and what it is (YugabyteDB has a log
// of its own, and fsync says nothing about it).
constexpr char const* session = R"sql(
SELECT set_config('synchronous_commit', CASE WHEN current_setting('synchronous_commit') IN ('off', 'local') THEN 'on'
                                        ELSE current_setting('synchronous_commit') END, false),
  set_config('lock_timeout', CASE current_setting('lock_timeout') WHEN '0' THEN '5s'
                             ELSE current_setting('lock_timeout') END, false),
  set_config('statement_timeout', CASE current_setting('statement_timeout') WHEN '0' THEN '8s'
                                  ELSE current_setting('statement_timeout') END, false),
  set_config('idle_in_transaction_session_timeout', '8s', false),
  set_config('plan_cache_mode', 'force_generic_plan', false),
  current_setting('fsync'), version()
)sql";

PgFailureKind kind_of(std::string_view state) {
    if (state.empty() || state.starts_with("08") || state.starts_with("57P")) return PgFailureKind::Lost;
    if (state.starts_with("40") || state == "23505") return PgFailureKind::Again;
    if (state == "53100") return PgFailureKind::Full;
    if (state == "42501" || state == "25006" || state.starts_with("28")) return PgFailureKind::Refused;
    return PgFailureKind::Other;
}

std::string first_line(char const* text) {
    std::string_view const all(text == nullptr ? "" : text);
    return std::string(all.substr(0, all.find('\n')));
}

tl::unexpected<PgFailure> lost(PGconn* connection) {
    return tl::unexpected(PgFailure{PgFailureKind::Lost, first_line(PQerrorMessage(connection))});
}

PgFailure failure_in(PGresult const* result) {
    auto const* const state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return {kind_of(state == nullptr ? "" : state), first_line(PQresultErrorMessage(result))};
}

bool send(PGconn* connection, PgRequest const& request) {
    std::vector<char const*> values;
    std::vector<int> lengths, formats;
    for (auto const& value : request.values) {
        values.push_back(value.data());
        lengths.push_back(static_cast<int>(value.size()));
        formats.push_back(1);
    }
    return PQsendQueryPrepared(connection, request.statement.name, static_cast<int>(values.size()), values.data(),
                               lengths.data(), formats.data(), 1) == 1;
}

} // namespace

PgRows::PgRows(pg_result* result) : result_(result) {}
void PgRows::Clear::operator()(pg_result* result) const { PQclear(result); }
int PgRows::size() const { return PQntuples(result_.get()); }
bool PgRows::is_null(int row, int column) const { return PQgetisnull(result_.get(), row, column) == 1; }
std::string_view PgRows::text(int row, int column) const {
    return {PQgetvalue(result_.get(), row, column), static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}

void PgLine::Finish::operator()(pg_conn* connection) const { PQfinish(connection); }

base::Result<PgLine, PgFailure> PgLine::open(std::string const& connection,
                                             std::span<PgStatement const* const> statements) {
    // What stands in `connection` wins over what stands before it here.
    std::array<char const*, 6> const names{"application_name", "connect_timeout", "tcp_user_timeout",
                                           "keepalives_idle",  "dbname",          nullptr};
    std::array<char const*, 6> const values{"tramso", "5", "10000", "10", connection.c_str(), nullptr};
    PgLine line(Handle(PQconnectdbParams(names.data(), values.data(), 1)));
    if (PQstatus(line.connection_.get()) != CONNECTION_OK) return lost(line.connection_.get());
    TRY(line.set_up(statements));
    return line;
}

base::Result<void, PgFailure> PgLine::set_up(std::span<PgStatement const* const> statements) {
    auto* const connection = connection_.get();
    PgRows const settings(PQexec(connection, session));
    if (settings.size() != 1) return lost(connection);
    if (settings.text(0, 5) != "on" && settings.text(0, 6).find("-YB-") == std::string_view::npos)
        return tl::unexpected(PgFailure{PgFailureKind::Refused, "the server runs with fsync off: it keeps no promise"});
    bool sent = PQsetnonblocking(connection, 1) == 0 && PQenterPipelineMode(connection) == 1;
    for (auto const* const statement : statements)
        sent = sent && PQsendPrepare(connection, statement->name, statement->sql, 0, nullptr) == 1;
    if (!sent || PQpipelineSync(connection) != 1) return lost(connection);
    TRY(answers(statements.size()));
    return {};
}

base::Result<std::vector<PgRows>, PgFailure> PgLine::ask(std::span<PgRequest const> requests) {
    auto* const connection = connection_.get();
    bool sent = true;
    for (auto const& request : requests)
        sent = sent && send(connection, request);
    if (!sent || PQpipelineSync(connection) != 1) return lost(connection);
    return answers(requests.size());
}

// Of each request its result and a null; behind the last the border of the group.
base::Result<std::vector<PgRows>, PgFailure> PgLine::answers(std::size_t count) {
    std::vector<PgRows> rows;
    deadline_ = std::chrono::steady_clock::now() + patience;
    for (std::size_t i = 0; i < count; ++i) {
        TRY(wait());
        PgRows result(PQgetResult(connection_.get()));
        auto const* const raw = result.raw();
        auto const status = PQresultStatus(raw);
        if (raw == nullptr || PQstatus(connection_.get()) != CONNECTION_OK) return lost(connection_.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) return tl::unexpected(failure_in(raw));
        rows.push_back(std::move(result));
        TRY(wait());
        PQclear(PQgetResult(connection_.get()));
    }
    TRY(wait());
    PgRows const border(PQgetResult(connection_.get()));
    if (PQresultStatus(border.raw()) != PGRES_PIPELINE_SYNC) return lost(connection_.get());
    return rows;
}

// Until PQgetResult() would not block.
base::Result<void, PgFailure> PgLine::wait() {
    auto* const connection = connection_.get();
    while (true) {
        auto const unsent = PQflush(connection);
        if (unsent < 0) return lost(connection);
        if (unsent == 0 && PQisBusy(connection) == 0) return {};
        auto const left = std::chrono::ceil<base::Duration>(deadline_ - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return tl::unexpected(PgFailure{PgFailureKind::Other, "the server does not answer in time"});
        pollfd waiting{PQsocket(connection), static_cast<short>(POLLIN | (unsent > 0 ? POLLOUT : 0)), 0};
        if (::poll(&waiting, 1, static_cast<int>(left.count())) > 0 && (waiting.revents & ~POLLOUT) != 0 &&
            PQconsumeInput(connection) != 1)
            return lost(connection);
    }
}

} // namespace store
