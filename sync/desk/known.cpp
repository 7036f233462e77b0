#include "sync/desk/known.h"

#include <algorithm>
#include <set>

#include "kiosk/base/text.h"

namespace desk {
namespace {

template<class T>
using DbResult = base::Result<T, db::Failure>;

constexpr std::size_t at_once = 16; // opened together, so that memory stays small

constexpr char const* schema = R"sql(
CREATE TABLE IF NOT EXISTS known (
  id BLOB PRIMARY KEY NOT NULL, category TEXT NOT NULL, place TEXT NOT NULL, words_vi TEXT NOT NULL,
  words_en TEXT NOT NULL, since INTEGER NOT NULL, state INTEGER NOT NULL
) STRICT;
)sql";

template<class T>
base::Result<T> in_our_words(DbResult<T> result) {
    if (!result) return base::failure(base::ErrorKind::Io, "desk.known: " + result.error().what);
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return std::move(*result);
}

base::Result<std::string> one_line(std::string const& text, bool may_be_empty) {
    auto nfc = base::to_nfc(text);
    auto const words = nfc ? base::trimmed(*nfc) : std::string();
    bool const controls =
        std::ranges::any_of(words, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (!nfc || controls || (words.empty() && !may_be_empty) || base::length(words) > model::longest_known_words)
        return base::failure(base::ErrorKind::Invalid, "the words are one line of UTF-8 text of 1 to " +
                                                           std::to_string(model::longest_known_words) + " letters");
    return words;
}

model::KnownProblem known_in(db::Statement const& row) {
    model::KnownProblem known;
    auto const id = row.blob(0);
    if (id.size() == known.id.bytes.size()) std::ranges::copy(id, known.id.bytes.begin());
    known.category = row.text(1);
    known.place = row.text(2);
    known.words_vi = row.text(3);
    known.words_en = row.text(4);
    known.since = base::WallTime(base::Duration(row.integer(5)));
    known.state = static_cast<model::KnownState>(row.integer(6));
    return known;
}

// Calls `take` with every submission that opens, until it says that it has enough.
template<class Take>
base::Result<> for_each_report(Desk& desk, Take take) {
    std::int64_t row = 0;
    while (true) {
        auto const entries = TRY(desk.after(row, at_once, Photos::OnlyNamed));
        if (entries.empty()) return {};
        for (auto const& entry : entries)
            if (entry.report && take(*entry.report)) return {};
        row = entries.back().row;
    }
}

// RFC 4180.
std::string field(std::string_view text) {
    if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (char const c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

} // namespace

base::Result<KnownProblems> KnownProblems::open(std::filesystem::path const& file) {
    if (file.empty()) return base::failure(base::ErrorKind::Invalid, "the settings name no desk.known");
    auto database = TRY(in_our_words(db::Database::open(file)));
    TRY(in_our_words(database.transaction([&] { return database.run(schema); })));
    return KnownProblems(std::move(database));
}

base::Result<> KnownProblems::publish(model::KnownProblem known) {
    known.words_vi = TRY(one_line(known.words_vi, false));
    known.words_en = TRY(one_line(known.words_en, true));
    return in_our_words(database_.transaction([&]() -> DbResult<void> {
        auto row = TRY(database_.prepare("INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?, ?, ?, ?)"));
        row.bind(base::ByteView(known.id.bytes)).bind(known.category).bind(known.place).bind(known.words_vi);
        row.bind(known.words_en).bind(std::int64_t{known.since.time_since_epoch().count()});
        return row.bind(static_cast<std::int64_t>(known.state)).run();
    }));
}

base::Result<> KnownProblems::finish(base::Uuid const& id) {
    auto const changed = TRY(in_our_words(database_.transaction([&]() -> DbResult<bool> {
        auto row = TRY(database_.prepare("UPDATE known SET state = ? WHERE id = ? RETURNING id"));
        row.bind(static_cast<std::int64_t>(model::KnownState::Done)).bind(base::ByteView(id.bytes));
        return TRY(row.step());
    })));
    return changed ? base::Result<>() : base::failure(base::ErrorKind::NotFound, id.text() + " is not published");
}

base::Result<std::vector<model::KnownProblem>> KnownProblems::all() {
    return in_our_words([&]() -> DbResult<std::vector<model::KnownProblem>> {
        auto row = TRY(database_.prepare(
            "SELECT id, category, place, words_vi, words_en, since, state FROM known ORDER BY since, id"));
        std::vector<model::KnownProblem> found;
        while (TRY(row.step()))
            found.push_back(known_in(row));
        return found;
    }());
}

base::Result<model::KnownProblem> known_from(Desk& desk, base::Uuid const& id) {
    std::optional<model::KnownProblem> found;
    TRY(for_each_report(desk, [&](Report const& report) {
        if (report.payload.id != id) return false;
        found = model::KnownProblem{};
        found->id = id;
        found->category = report.payload.draft.category;
        found->place = report.payload.draft.place;
        found->since = report.payload.created_at;
        return true;
    }));
    if (!found) return base::failure(base::ErrorKind::NotFound, id.text() + " has not arrived");
    return std::move(*found);
}

base::Result<std::map<base::Uuid, unsigned>> confirmations(Desk& desk) {
    std::map<base::Uuid, std::set<base::Uuid>> joined;
    TRY(for_each_report(desk, [&](Report const& report) {
        auto const& same = report.payload.draft.same_as;
        if (same && *same != report.payload.id) joined[*same].insert(report.payload.id);
        return false;
    }));
    std::map<base::Uuid, unsigned> counts;
    for (auto const& [id, by] : joined)
        counts[id] = static_cast<unsigned>(by.size());
    return counts;
}

std::string known_csv(std::span<model::KnownProblem const> all) {
    std::string csv = "id,category,place,words_vi,words_en,since,state,confirmations\n";
    for (auto const& known : all) {
        if (!known.is_current()) continue;
        for (auto const& text : {known.id.text(), known.category, known.place, known.words_vi, known.words_en,
                                 base::to_rfc3339(known.since), std::string(model::word_of(known.state))})
            csv += field(text) + ",";
        csv += std::to_string(known.confirmations) + "\n";
    }
    return csv;
}

} // namespace desk
