#include "sync/uplink/memory.h"

#include "kiosk/base/log.h"
#include "sync/db/words.h"
#include "sync/seal/answer.h"
#include "sync/wire/progress.h"

namespace uplink {
namespace {

template<class T>
using DbResult = base::Result<T, db::Failure>;

constexpr char const* schema = R"sql(
CREATE TABLE IF NOT EXISTS command (number INTEGER PRIMARY KEY, result TEXT, told INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE IF NOT EXISTS refused (number INTEGER PRIMARY KEY, result TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY NOT NULL, word TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS answer (name BLOB PRIMARY KEY NOT NULL, number INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT;
)sql";
constexpr std::string_view last_word = "answers.last", synced_word = "answers.synced";

template<class T>
base::Result<T> in_our_words(DbResult<T> result) {
    return db::in_words_of("uplink.db", std::move(result));
}

DbResult<db::Database> open_file(std::filesystem::path const& file) {
    auto database = TRY(db::Database::open(file));
    TRY(database.run(schema));
    return database;
}

std::int64_t signed_of(std::uint64_t number) { return static_cast<std::int64_t>(number); }

} // namespace

base::Result<Memory> Memory::open(std::filesystem::path const& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    auto const file = folder / "uplink.db";
    auto opened = open_file(file);
    if (!opened && opened.error().kind == db::FailureKind::Corrupt) {
        base::log(base::Severity::Error, "uplink.memory", "damaged, begun anew: {}", opened.error().what);
        std::filesystem::rename(file, file.string() + ".damaged", error);
        for (auto const* const beside : {"-wal", "-shm"})
            std::filesystem::remove(file.string() + beside, error);
        opened = open_file(file);
    }
    return Memory(TRY(in_our_words(std::move(opened))));
}

base::Result<std::uint64_t> Memory::highest_command() {
    return in_our_words([&]() -> DbResult<std::uint64_t> {
        auto row = TRY(database_.prepare("SELECT coalesce(max(number), 0) FROM command"));
        TRY(row.step());
        return static_cast<std::uint64_t>(row.integer(0));
    }());
}

base::Result<> Memory::begin(std::uint64_t number) {
    auto const begun = TRY(in_our_words([&]() -> DbResult<bool> {
        auto row =
            TRY(database_.prepare("INSERT INTO command (number) SELECT ?1 WHERE ?1 > (SELECT coalesce(max(number), 0) "
                                  "FROM command) RETURNING 1"));
        bool const any = TRY(row.bind(signed_of(number)).step());
        TRY(row.run());
        return any;
    }()));
    if (!begun) return base::failure(base::ErrorKind::Invalid, "a command of this number or a higher one was begun");
    return {};
}

// One that was begun and comes again has a result, or will have: it was not heard, and is told again.
base::Result<> Memory::keep_result(wire::CommandResult const& result) {
    return in_our_words(database_.transaction([&]() -> DbResult<void> {
        auto const number = signed_of(result.number);
        if (result.outcome != wire::Outcome::Refused) {
            auto row = TRY(database_.prepare("UPDATE command SET result = ? WHERE number = ? AND result IS NULL"));
            return row.bind(encode(result)).bind(number).run();
        }
        auto again = TRY(database_.prepare("UPDATE command SET told = 0 WHERE number = ? RETURNING 1"));
        bool const begun = TRY(again.bind(number).step());
        TRY(again.run());
        if (begun) return {};
        auto row = TRY(database_.prepare("INSERT OR REPLACE INTO refused (number, result) VALUES (?, ?)"));
        return row.bind(number).bind(encode(result)).run();
    }));
}

base::Result<std::vector<wire::CommandResult>> Memory::untold() {
    return in_our_words([&]() -> DbResult<std::vector<wire::CommandResult>> {
        auto row = TRY(database_.prepare("SELECT result FROM command WHERE told = 0 AND result IS NOT NULL UNION ALL "
                                         "SELECT result FROM refused"));
        std::vector<wire::CommandResult> results;
        while (TRY(row.step()))
            if (auto const result = wire::decode_command_result(row.text(0))) results.push_back(*result);
        return results;
    }());
}

base::Result<> Memory::told(std::uint64_t number) {
    return in_our_words(database_.transaction([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("UPDATE command SET told = 1 WHERE number = ? AND result IS NOT NULL"));
        TRY(row.bind(signed_of(number)).run());
        auto refused = TRY(database_.prepare("DELETE FROM refused WHERE number = ?"));
        return refused.bind(signed_of(number)).run();
    }));
}

base::Result<> Memory::close_interrupted(base::WallTime now) {
    auto const open = TRY(in_our_words([&]() -> DbResult<std::vector<std::uint64_t>> {
        auto row = TRY(database_.prepare("SELECT number FROM command WHERE result IS NULL"));
        std::vector<std::uint64_t> numbers;
        while (TRY(row.step()))
            numbers.push_back(static_cast<std::uint64_t>(row.integer(0)));
        return numbers;
    }()));
    for (auto const number : open)
        TRY(keep_result({number, wire::Outcome::Interrupted, now, "the uplink ended while it was at it", ""}));
    return {};
}

base::Result<std::string> Memory::word(std::string const& name) {
    return in_our_words([&]() -> DbResult<std::string> {
        auto row = TRY(database_.prepare("SELECT word FROM kept WHERE name = ?"));
        return TRY(row.bind(name).step()) ? row.text(0) : std::string();
    }());
}

base::Result<> Memory::keep_word(std::string const& name, std::string const& word) {
    return in_our_words([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("INSERT OR REPLACE INTO kept VALUES (?, ?)"));
        return row.bind(name).bind(word).run();
    }());
}

base::Result<std::uint64_t> Memory::last_answer() {
    auto const text = TRY(word(std::string(last_word)));
    return static_cast<std::uint64_t>(std::strtoull(text.c_str(), nullptr, 10));
}

base::Result<> Memory::keep_answers(std::vector<wire::SealedAnswer> const& answers) {
    if (answers.empty()) return {};
    return in_our_words(database_.transaction([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("INSERT OR REPLACE INTO answer VALUES (?, ?, ?)"));
        for (auto const& answer : answers) {
            row.bind(base::ByteView(answer.name)).bind(signed_of(answer.number)).bind(base::ByteView(answer.sealed));
            TRY(row.run());
            row.reset();
        }
        auto last = TRY(database_.prepare("INSERT OR REPLACE INTO kept VALUES (?, ?)"));
        return last.bind(last_word).bind(std::to_string(answers.back().number)).run();
    }));
}

base::Result<> Memory::restart_answers() { return keep_word(std::string(last_word), "0"); }

base::Result<> Memory::synced(base::WallTime at) { return keep_word(std::string(synced_word), base::to_rfc3339(at)); }

base::Result<std::optional<base::WallTime>> Memory::synced_at() {
    return base::from_rfc3339(TRY(word(std::string(synced_word))));
}

base::Result<std::optional<model::Progress>> Memory::find(std::string const& code) {
    auto const keys = TRY(seal::answer_keys(code));
    auto const sealed = TRY(in_our_words([&]() -> DbResult<base::Bytes> {
        auto row = TRY(database_.prepare("SELECT sealed FROM answer WHERE name = ?"));
        return TRY(row.bind(base::ByteView(keys.name)).step()) ? row.blob(0) : base::Bytes();
    }()));
    if (sealed.empty()) return std::optional<model::Progress>();
    auto progress = TRY(wire::decode_progress(TRY(seal::open_answer(sealed, keys))));
    if (progress.code != code) return base::failure(base::ErrorKind::Corrupt, "the answer is to another code");
    progress.as_of = TRY(synced_at());
    return std::optional(std::move(progress));
}

} // namespace uplink
