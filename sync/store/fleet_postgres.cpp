// StorePostgres, continued: the fleet.
#include <array>

#include "sync/store/rows_postgres.h"
#include "sync/wire/progress.h"

namespace store {
namespace {

constexpr PgStatement write_state{
    "write_state",
    "INSERT INTO kiosk_state (kiosk_id, heard_at, report, quarantined, oldest_since, clock_is_wrong) VALUES "
    "($1::text, $2::bigint, $3::text, $4::bigint, nullif($5::bigint, -1), $6::bigint) ON CONFLICT (kiosk_id) DO UPDATE "
    "SET heard_at = excluded.heard_at, report = excluded.report, quarantined = excluded.quarantined, "
    "oldest_since = excluded.oldest_since, clock_is_wrong = excluded.clock_is_wrong"};
constexpr PgStatement find_states{
    "find_states", "SELECT kiosk_id, heard_at, report, quarantined, oldest_since, clock_is_wrong FROM kiosk_state "
                   "ORDER BY kiosk_id"};
constexpr PgStatement find_commands{"find_commands", "SELECT command, result, result_at FROM command WHERE $1::text = "
                                                     "'' OR kiosk_id = $1::text ORDER BY kiosk_id, number"};
constexpr PgStatement find_waiting{
    "find_waiting", "SELECT command, result, result_at FROM command WHERE kiosk_id = $1::text AND result IS NULL AND "
                    "expires_at > $2::bigint ORDER BY number"};
constexpr PgStatement add_one_command{
    "add_one_command",
    "INSERT INTO command (kiosk_id, number, command, expires_at) SELECT $1::text, $2::bigint, $3::text, $4::bigint "
    "WHERE $2::bigint > coalesce((SELECT max(number) FROM command WHERE kiosk_id = $1::text), 0) "
    "ON CONFLICT DO NOTHING RETURNING number"};
constexpr PgStatement write_result{
    "write_result", "UPDATE command SET result = $3::text, result_at = $4::bigint WHERE kiosk_id = $1::text AND "
                    "number = $2::bigint AND result IS NULL RETURNING number"};
constexpr PgStatement find_command{"find_command",
                                   "SELECT number FROM command WHERE kiosk_id = $1::text AND number = $2::bigint"};
constexpr PgStatement write_answer{"write_answer", "UPDATE submission SET answer = $2::text, answered_at = $3::bigint "
                                                   "WHERE code = $1::text AND erased_at IS NULL RETURNING received_at"};
constexpr PgStatement list_answer{
    "list_answer", "INSERT INTO public_answer (number, name, sealed) VALUES ($1::bigint, $2::bytea, $3::bytea) "
                   "ON CONFLICT (name) DO UPDATE SET number = excluded.number, sealed = excluded.sealed"};
constexpr PgStatement find_answers{
    "find_answers", "SELECT number, name, sealed, (SELECT last FROM answer_order WHERE one = 1) FROM public_answer "
                    "WHERE number > $1::bigint ORDER BY number LIMIT $2::bigint"};
constexpr PgStatement find_rating{"find_rating", "SELECT day FROM rating WHERE kiosk_id = $1::text AND day = $2::text"};
constexpr PgStatement write_rating{"write_rating",
                                   "INSERT INTO rating (kiosk_id, day, ratings) VALUES ($1::text, $2::text, $3::text) "
                                   "ON CONFLICT (kiosk_id, day) DO UPDATE SET ratings = excluded.ratings"};
constexpr PgStatement find_ratings{"find_ratings",
                                   "SELECT kiosk_id, ratings FROM rating WHERE day >= $1::text ORDER BY day, kiosk_id"};
constexpr PgStatement count_hours{
    "count_hours",
    "SELECT received_at / 3600000 AS hour, service, count(*) FROM submission WHERE erased_at IS NULL AND "
    "received_at >= $1::bigint GROUP BY 1, 2 ORDER BY 1, service COLLATE \"C\""};
constexpr PgStatement find_last_answer{"find_last_answer", "SELECT last FROM answer_order WHERE one = 1"};

constexpr std::array statements{&write_state,        &find_states,  &find_commands, &find_waiting,
                                &add_one_command,    &write_result, &find_command,  &write_answer,
                                &take_answer_number, &list_answer,  &find_answers,  &find_last_answer,
                                &find_rating,        &write_rating, &find_ratings,  &count_hours};

StoredCommand command_at(PgRows const& rows, int row) {
    StoredCommand stored{wire::decode_command(rows.text(row, 0)).value_or(wire::Command())};
    if (rows.is_null(row, 1)) return stored;
    stored.result = wire::decode_command_result(rows.text(row, 1));
    stored.result_at = time_at(rows, row, 2);
    return stored;
}

PgResult<bool> answer_on(PgLine& line, model::Progress progress, seal::AnswerKeys const& keys) {
    std::array const asked{
        PgRequest{begin},
        PgRequest{write_answer, {progress.code, progress.answer, pg_integer(milliseconds(*progress.answered_at))}},
        PgRequest{take_answer_number}};
    auto const found = TRY(line.ask(asked));
    if (found[2].size() != 1)
        return tl::unexpected(PgFailure{PgFailureKind::Refused, "answer_order has no row: apply schema.sql"});
    if (found[1].size() == 0) {
        PgRequest const undone{rollback};
        TRY(line.ask({&undone, 1}));
        return false;
    }
    progress.received_at = time_at(found[1], 0, 0);
    std::array const kept{keep_answer_of(found[2].integer(0, 0), wire::encode_progress(progress), keys),
                          PgRequest{commit}};
    TRY(line.ask(kept));
    return true;
}

} // namespace

std::span<PgStatement const* const> const fleet_statements = statements;

PgRequest keep_answer_of(std::int64_t number, std::string const& text, seal::AnswerKeys const& keys) {
    auto const sealed = seal::seal_answer(text, keys);
    return {list_answer,
            {pg_integer(number), std::string(base::as_text(keys.name)), std::string(base::as_text(sealed))}};
}

base::Result<> StorePostgres::heard(KioskState const& state) {
    auto const since = state.oldest_since ? milliseconds(*state.oldest_since) : -1;
    TRY(ask_one({write_state,
                 {state.kiosk, pg_integer(milliseconds(state.heard_at)), state.report,
                  pg_integer(static_cast<std::int64_t>(state.quarantined)), pg_integer(since),
                  pg_integer(state.clock_is_wrong ? 1 : 0)}}));
    return {};
}

base::Result<std::vector<KioskState>> StorePostgres::kiosks() {
    auto const rows = TRY(ask_one({find_states}));
    std::vector<KioskState> kiosks;
    for (int row = 0; row < rows.size(); ++row)
        kiosks.push_back({std::string(rows.text(row, 0)), time_at(rows, row, 1), std::string(rows.text(row, 2)),
                          static_cast<std::uint64_t>(rows.integer(row, 3)),
                          rows.is_null(row, 4) ? std::nullopt : std::optional(time_at(rows, row, 4)),
                          rows.integer(row, 5) != 0});
    return kiosks;
}

base::Result<std::vector<StoredCommand>> StorePostgres::commands(std::string const& kiosk) {
    auto const rows = TRY(ask_one({find_commands, {kiosk}}));
    std::vector<StoredCommand> commands;
    for (int row = 0; row < rows.size(); ++row)
        commands.push_back(command_at(rows, row));
    return commands;
}

base::Result<std::vector<wire::Command>> StorePostgres::waiting(std::string const& kiosk, base::WallTime now) {
    auto const rows = TRY(ask_one({find_waiting, {kiosk, pg_integer(milliseconds(now))}}));
    std::vector<wire::Command> commands;
    for (int row = 0; row < rows.size(); ++row)
        commands.push_back(command_at(rows, row).command);
    return commands;
}

base::Result<> StorePostgres::add_command(wire::Command const& command) {
    auto const rows = TRY(ask_one({add_one_command,
                                   {command.kiosk, pg_integer(static_cast<std::int64_t>(command.number)),
                                    encode(command), pg_integer(milliseconds(command.expires_at))}}));
    if (rows.size() == 0)
        return base::failure(base::ErrorKind::Invalid, "another command to this kiosk has that number");
    return {};
}

base::Result<ResultOutcome> StorePostgres::keep_result(std::string const& kiosk, wire::CommandResult const& result,
                                                       base::WallTime at) {
    auto const number = pg_integer(static_cast<std::int64_t>(result.number));
    auto const written = TRY(ask_one({write_result, {kiosk, number, encode(result), pg_integer(milliseconds(at))}}));
    if (written.size() == 1) return ResultOutcome::New;
    auto const found = TRY(ask_one({find_command, {kiosk, number}}));
    return found.size() == 1 ? ResultOutcome::Known : ResultOutcome::Unknown;
}

base::Result<> StorePostgres::answer(std::string const& code, std::string const& text, base::WallTime at) {
    auto const keys = TRY(seal::answer_keys(code));
    model::Progress const progress{code, model::ProgressState::Answered, std::nullopt, at, text};
    auto const found = with_line([&](PgLine& line) { return answer_on(line, progress, keys); });
    if (!found) return in_our_words(found.error());
    if (!*found) return base::failure(base::ErrorKind::NotFound, "nobody holds that code");
    return {};
}

base::Result<bool> StorePostgres::keep_ratings(std::string const& kiosk, wire::DayRatings const& ratings) {
    auto const before = TRY(ask_one({find_rating, {kiosk, ratings.day}}));
    TRY(ask_one({write_rating, {kiosk, ratings.day, wire::encode(ratings)}}));
    return before.size() == 0;
}

base::Result<std::vector<StoredRatings>> StorePostgres::ratings(std::string const& since) {
    auto const rows = TRY(ask_one({find_ratings, {since}}));
    std::vector<StoredRatings> all;
    for (int row = 0; row < rows.size(); ++row)
        if (auto ratings = wire::decode_day_ratings(rows.text(row, 1)))
            all.push_back({std::string(rows.text(row, 0)), std::move(*ratings)});
    return all;
}

base::Result<std::vector<HourCount>> StorePostgres::hour_counts(base::WallTime since) {
    auto const rows = TRY(ask_one({count_hours, {pg_integer(milliseconds(since))}}));
    std::vector<HourCount> counts;
    for (int row = 0; row < rows.size(); ++row)
        counts.push_back({base::WallTime(std::chrono::hours(rows.integer(row, 0))), std::string(rows.text(row, 1)),
                          static_cast<std::uint64_t>(rows.integer(row, 2))});
    return counts;
}

base::Result<wire::AnswersPage> StorePostgres::answers_after(std::uint64_t number, std::size_t limit) {
    auto const rows = TRY(ask_one(
        {find_answers, {pg_integer(static_cast<std::int64_t>(number)), pg_integer(static_cast<std::int64_t>(limit))}}));
    wire::AnswersPage page;
    for (int row = 0; row < rows.size(); ++row) {
        auto const sealed = rows.bytes(row, 2);
        page.answers.push_back({static_cast<std::uint64_t>(rows.integer(row, 0)),
                                array_at<wire::AnswerName>(rows, row, 1), base::Bytes(sealed.begin(), sealed.end())});
        page.last = static_cast<std::uint64_t>(rows.integer(row, 3));
    }
    if (rows.size() > 0) return page;
    auto const last = TRY(ask_one({find_last_answer}));
    if (last.size() != 1) return base::failure(base::ErrorKind::Invalid, "store: apply schema.sql");
    page.last = static_cast<std::uint64_t>(last.integer(0, 0));
    // One may have been answered between the two: it comes with the next question.
    return page;
}

} // namespace store
