// StoreSqlite, continued: the fleet.
#include "sync/store/rows_sqlite.h"
#include "sync/store/store_sqlite.h"

namespace store {
namespace {

// Added beside what is there already, so an older program goes on with the same file.
constexpr char const* schema = R"sql(
CREATE TABLE IF NOT EXISTS kiosk_state (
  kiosk TEXT PRIMARY KEY NOT NULL, heard_at INTEGER NOT NULL, report TEXT NOT NULL, quarantined INTEGER NOT NULL,
  oldest_since INTEGER, clock_is_wrong INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS command (
  kiosk TEXT NOT NULL, number INTEGER NOT NULL, command TEXT NOT NULL, expires_at INTEGER NOT NULL,
  result TEXT, result_at INTEGER, PRIMARY KEY (kiosk, number)
) STRICT;
CREATE TABLE IF NOT EXISTS rating (
  kiosk TEXT NOT NULL, day TEXT NOT NULL, ratings TEXT NOT NULL, PRIMARY KEY (kiosk, day)
) STRICT;
CREATE TABLE IF NOT EXISTS public_answer (
  number INTEGER PRIMARY KEY AUTOINCREMENT, name BLOB NOT NULL UNIQUE, sealed BLOB NOT NULL
) STRICT;
)sql";

StoredCommand command_at(db::Statement const& row) {
    StoredCommand stored{wire::decode_command(row.text(0)).value_or(wire::Command())};
    if (row.is_null(1)) return stored;
    stored.result = wire::decode_command_result(row.text(1));
    stored.result_at = time_at(row, 2);
    return stored;
}

} // namespace

DbResult<void> StoreSqlite::make_fleet_tables() { return database_.run(schema); }

base::Result<> StoreSqlite::heard(KioskState const& state) {
    return in_our_words([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("INSERT OR REPLACE INTO kiosk_state VALUES (?, ?, ?, ?, ?, ?)"));
        row.bind(state.kiosk).bind(milliseconds(state.heard_at)).bind(state.report);
        row.bind(static_cast<std::int64_t>(state.quarantined));
        state.oldest_since ? row.bind(milliseconds(*state.oldest_since)) : row.bind_null();
        return row.bind(std::int64_t{state.clock_is_wrong}).run();
    }());
}

base::Result<std::vector<KioskState>> StoreSqlite::kiosks() {
    return in_our_words([&]() -> DbResult<std::vector<KioskState>> {
        auto row = TRY(database_.prepare("SELECT kiosk, heard_at, report, quarantined, oldest_since, clock_is_wrong "
                                         "FROM kiosk_state ORDER BY kiosk"));
        std::vector<KioskState> kiosks;
        while (TRY(row.step()))
            kiosks.push_back({row.text(0), time_at(row, 1), row.text(2), static_cast<std::uint64_t>(row.integer(3)),
                              row.is_null(4) ? std::nullopt : std::optional(time_at(row, 4)), row.integer(5) != 0});
        return kiosks;
    }());
}

base::Result<std::vector<StoredCommand>> StoreSqlite::commands(std::string const& kiosk) {
    return in_our_words([&]() -> DbResult<std::vector<StoredCommand>> {
        auto row = TRY(database_.prepare("SELECT command, result, result_at FROM command WHERE ?1 = '' OR kiosk = ?1 "
                                         "ORDER BY kiosk, number"));
        row.bind(kiosk);
        std::vector<StoredCommand> commands;
        while (TRY(row.step()))
            commands.push_back(command_at(row));
        return commands;
    }());
}

base::Result<std::vector<wire::Command>> StoreSqlite::waiting(std::string const& kiosk, base::WallTime now) {
    return in_our_words([&]() -> DbResult<std::vector<wire::Command>> {
        auto row = TRY(database_.prepare("SELECT command, result, result_at FROM command WHERE kiosk = ? AND "
                                         "result IS NULL AND expires_at > ? ORDER BY number"));
        row.bind(kiosk).bind(milliseconds(now));
        std::vector<wire::Command> commands;
        while (TRY(row.step()))
            commands.push_back(command_at(row).command);
        return commands;
    }());
}

base::Result<> StoreSqlite::add_command(wire::Command const& command) {
    auto const added = TRY(in_our_words([&]() -> DbResult<bool> {
        auto row =
            TRY(database_.prepare("INSERT INTO command (kiosk, number, command, expires_at) SELECT ?1, ?2, ?3, ?4 "
                                  "WHERE ?2 > coalesce((SELECT max(number) FROM command WHERE kiosk = ?1), 0) "
                                  "RETURNING 1"));
        row.bind(command.kiosk).bind(static_cast<std::int64_t>(command.number)).bind(encode(command));
        row.bind(milliseconds(command.expires_at));
        bool const any = TRY(row.step());
        TRY(row.run());
        return any;
    }()));
    if (!added) return base::failure(base::ErrorKind::Invalid, "another command to this kiosk has that number");
    return {};
}

base::Result<ResultOutcome> StoreSqlite::keep_result(std::string const& kiosk, wire::CommandResult const& result,
                                                     base::WallTime at) {
    return in_our_words(database_.transaction([&]() -> DbResult<ResultOutcome> {
        auto found = TRY(database_.prepare("SELECT result FROM command WHERE kiosk = ? AND number = ?"));
        if (!TRY(found.bind(kiosk).bind(static_cast<std::int64_t>(result.number)).step()))
            return ResultOutcome::Unknown;
        if (!found.is_null(0)) return ResultOutcome::Known;
        found.reset();
        auto row =
            TRY(database_.prepare("UPDATE command SET result = ?, result_at = ? WHERE kiosk = ? AND number = ?"));
        row.bind(encode(result)).bind(milliseconds(at)).bind(kiosk).bind(static_cast<std::int64_t>(result.number));
        TRY(row.run());
        return ResultOutcome::New;
    }));
}

base::Result<std::vector<HourCount>> StoreSqlite::hour_counts(base::WallTime since) {
    return in_our_words([&]() -> DbResult<std::vector<HourCount>> {
        auto row =
            TRY(database_.prepare("SELECT received_at / 3600000 AS hour, service, count(*) FROM submission WHERE "
                                  "erased_at IS NULL AND received_at >= ? GROUP BY hour, service "
                                  "ORDER BY hour, service"));
        row.bind(milliseconds(since));
        std::vector<HourCount> counts;
        while (TRY(row.step()))
            counts.push_back({base::WallTime(std::chrono::hours(row.integer(0))), row.text(1),
                              static_cast<std::uint64_t>(row.integer(2))});
        return counts;
    }());
}

// REPLACE takes the earlier answer to the same code away, and gives this one a number above all.
DbResult<void> StoreSqlite::list_answer(std::string const& text, seal::AnswerKeys const& keys) {
    auto const sealed = seal::seal_answer(text, keys);
    auto row = TRY(database_.prepare("INSERT OR REPLACE INTO public_answer (name, sealed) VALUES (?, ?)"));
    return row.bind(base::ByteView(keys.name)).bind(base::ByteView(sealed)).run();
}

base::Result<bool> StoreSqlite::keep_ratings(std::string const& kiosk, wire::DayRatings const& ratings) {
    return in_our_words(database_.transaction([&]() -> DbResult<bool> {
        auto found = TRY(database_.prepare("SELECT 1 FROM rating WHERE kiosk = ? AND day = ?"));
        bool const known = TRY(found.bind(kiosk).bind(ratings.day).step());
        auto row = TRY(database_.prepare("INSERT OR REPLACE INTO rating VALUES (?, ?, ?)"));
        TRY(row.bind(kiosk).bind(ratings.day).bind(wire::encode(ratings)).run());
        return !known;
    }));
}

base::Result<std::vector<StoredRatings>> StoreSqlite::ratings(std::string const& since) {
    return in_our_words([&]() -> DbResult<std::vector<StoredRatings>> {
        auto row = TRY(database_.prepare("SELECT kiosk, ratings FROM rating WHERE day >= ? ORDER BY day, kiosk"));
        row.bind(since);
        std::vector<StoredRatings> all;
        while (TRY(row.step()))
            if (auto ratings = wire::decode_day_ratings(row.text(1))) all.push_back({row.text(0), std::move(*ratings)});
        return all;
    }());
}

base::Result<wire::AnswersPage> StoreSqlite::answers_after(std::uint64_t number, std::size_t limit) {
    return in_our_words([&]() -> DbResult<wire::AnswersPage> {
        wire::AnswersPage page;
        auto last = TRY(database_.prepare("SELECT coalesce(max(number), 0) FROM public_answer"));
        TRY(last.step());
        page.last = static_cast<std::uint64_t>(last.integer(0));
        auto row = TRY(database_.prepare("SELECT number, name, sealed FROM public_answer WHERE number > ? AND "
                                         "number <= ? ORDER BY number LIMIT ?"));
        row.bind(static_cast<std::int64_t>(number)).bind(static_cast<std::int64_t>(page.last));
        row.bind(static_cast<std::int64_t>(limit));
        while (TRY(row.step()))
            page.answers.push_back(
                {static_cast<std::uint64_t>(row.integer(0)), array_at<wire::AnswerName>(row, 1), row.blob(2)});
        return page;
    }());
}

} // namespace store
