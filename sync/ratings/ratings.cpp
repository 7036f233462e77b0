#include "sync/ratings/ratings.h"

namespace ratings {
namespace {

template<class T>
using DbResult = base::Result<T, db::Failure>;

// `what`: "mark:good", "reason:slow".
constexpr char const* schema = R"sql(
CREATE TABLE IF NOT EXISTS tally (
  day TEXT NOT NULL, about TEXT NOT NULL, what TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (day, about, what)
) STRICT;
CREATE TABLE IF NOT EXISTS settled (day TEXT PRIMARY KEY NOT NULL, sent TEXT NOT NULL) STRICT;
)sql";

constexpr std::string_view mark_prefix = "mark:", reason_prefix = "reason:";

template<class T>
base::Result<T> in_our_words(DbResult<T> result) {
    if (!result) return base::failure(base::ErrorKind::Io, "ratings: " + result.error().what);
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return std::move(*result);
}

std::string key_of(model::Mark mark) { return std::string(mark_prefix) + std::string(model::word_of(mark)); }
std::string key_of(model::Reason reason) { return std::string(reason_prefix) + std::string(model::word_of(reason)); }

DbResult<void> count(db::Database& database, std::string const& day, std::string const& about,
                     std::string const& what) {
    auto row = TRY(database.prepare("INSERT INTO tally VALUES (?, ?, ?, 1) "
                                    "ON CONFLICT (day, about, what) DO UPDATE SET count = count + 1"));
    return row.bind(day).bind(about).bind(what).run();
}

void put(wire::Tally& tally, std::string_view what, std::uint64_t count) {
    if (what.starts_with(mark_prefix)) {
        if (auto const mark = model::mark_of(what.substr(mark_prefix.size())))
            tally.marks.at(static_cast<std::size_t>(*mark)) = count;
    } else if (what.starts_with(reason_prefix)) {
        if (auto const reason = model::reason_of(what.substr(reason_prefix.size()))) tally.reasons[*reason] = count;
    }
}

DbResult<wire::DayRatings> read_day(db::Database& database, std::string const& day) {
    auto row = TRY(database.prepare("SELECT about, what, count FROM tally WHERE day = ?"));
    row.bind(day);
    wire::DayRatings ratings{day, {}};
    while (TRY(row.step()))
        put(ratings.by_about[row.text(0)], row.text(1), static_cast<std::uint64_t>(row.integer(2)));
    return ratings;
}

// The days that have no settlement, or one of other counts.
DbResult<std::vector<wire::DayRatings>> days_due(db::Database& database, std::string const& today, std::size_t limit) {
    auto row = TRY(database.prepare("SELECT DISTINCT tally.day, settled.sent FROM tally LEFT JOIN settled "
                                    "ON settled.day = tally.day WHERE tally.day < ? ORDER BY tally.day"));
    row.bind(today);
    std::vector<wire::DayRatings> due;
    while (due.size() < limit && TRY(row.step())) {
        auto day = TRY(read_day(database, row.text(0)));
        if (row.is_null(1) || row.text(1) != wire::encode(day)) due.push_back(std::move(day));
    }
    return due;
}

} // namespace

base::Result<Ratings> Ratings::open(std::filesystem::path const& file) {
    auto database = TRY(in_our_words(db::Database::open(file)));
    TRY(in_our_words(database.transaction([&] { return database.run(schema); })));
    return Ratings(std::move(database));
}

base::Result<> Ratings::add(model::Rating const& rating, std::string const& day) {
    return in_our_words(database_.transaction([&]() -> DbResult<void> {
        TRY(count(database_, day, rating.about, key_of(rating.mark)));
        for (auto const reason : rating.reasons)
            TRY(count(database_, day, rating.about, key_of(reason)));
        return {};
    }));
}

base::Result<std::vector<wire::DayRatings>> Ratings::waiting(std::string const& today, std::size_t limit) {
    return in_our_words(days_due(database_, today, limit));
}

base::Result<> Ratings::settle(wire::DayRatings const& sent, std::string const& keep_from) {
    return in_our_words(database_.transaction([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("INSERT OR REPLACE INTO settled VALUES (?, ?)"));
        TRY(row.bind(sent.day).bind(wire::encode(sent)).run());
        auto old = TRY(database_.prepare("DELETE FROM tally WHERE day < ? AND day IN (SELECT day FROM settled)"));
        TRY(old.bind(keep_from).run());
        auto gone = TRY(database_.prepare("DELETE FROM settled WHERE day < ?"));
        return gone.bind(keep_from).run();
    }));
}

} // namespace ratings
