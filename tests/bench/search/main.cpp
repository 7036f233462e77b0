// search_bench: what a keystroke costs among 10,000 entries, beside SQLite asked for `LIKE '%typed%'` over the same
// texts without diacritics, in turns: `search.keystroke` (the 99th of 100 keystrokes) and `search.memory` (what a
// finder takes beside the bytes of the table), each `NAME RATIO ours=… peer=…`, the ratio being ours / peer.
// `search.keystroke_median` is the middle one. Exit 1 when a keystroke takes more than a third of the peer's or the
// memory more than ten times the table's.
//
// The entries are the shipped procedures in each of sixty-two wards: the words of real names, papers and agencies.
// The keystrokes are those of everyday phrases, letter by letter, as citizens type them.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <malloc.h>
#include <string>
#include <time.h>
#include <vector>

#include "kiosk/base/text.h"
#include "sync/db/database.h"
#include "tests/search/procedures.h"

namespace {

constexpr std::size_t entry_count = 10'000, every_phrase = 6, shown = 20;
constexpr double most_of_a_keystroke = 1.0 / 3, most_memory = 10;

[[noreturn]] void give_up(char const* why) {
    std::fprintf(stderr, "search_bench: %s\n", why);
    std::exit(1);
}

void must(bool good, char const* what) {
    if (!good) give_up(what);
}

std::filesystem::path const source = TRAMSO_SOURCE_DIR;

std::vector<search::Entry> ten_thousand(std::vector<search::Entry> const& shipped) {
    std::vector<search::Entry> entries;
    for (std::size_t i = 0; i < entry_count; ++i) {
        auto entry = shipped[i % shipped.size()];
        entry.name += " tại phường " + std::to_string(i / shipped.size() + 1);
        entries.push_back(std::move(entry));
    }
    return entries;
}

db::Database table_of(std::filesystem::path const& file, std::vector<search::Entry> const& entries) {
    auto database = db::Database::open(file);
    must(database && database->run("CREATE TABLE entry(id INTEGER PRIMARY KEY, folded TEXT)"), "no table");
    auto insert = database->prepare("INSERT INTO entry(folded) VALUES(?1)");
    must(insert.has_value(), "no statement");
    auto const filled = database->transaction([&]() -> base::Result<void, db::Failure> {
        for (auto const& each : entries) {
            auto const folded = base::fold(each.name + ' ' + each.keywords + ' ' + each.body);
            insert->reset();
            TRY(insert->bind(std::string_view(folded)).run());
        }
        return {};
    });
    must(filled.has_value(), "the rows were not stored");
    return std::move(*database);
}

std::vector<std::string> keystrokes() {
    std::vector<std::string> typed;
    auto const phrases = tests::phrases_of(source / "tests/search/phrasings.csv");
    for (std::size_t i = 0; i < phrases.size(); i += every_phrase) {
        std::string so_far;
        for (auto const letter : base::code_points(phrases[i].phrase)) {
            base::append_utf8(so_far, letter);
            typed.push_back(so_far);
        }
    }
    return typed;
}

struct Folder {
    std::filesystem::path path;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
};

// Of this thread: what else the machine does in between belongs to neither.
double milliseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double time_of_like(db::Database& database, std::string const& typed) {
    auto const start = milliseconds();
    auto statement = database.prepare("SELECT id FROM entry WHERE folded LIKE ?1 LIMIT 20");
    must(statement.has_value(), "no question");
    statement->bind("%" + base::fold(typed) + "%");
    for (;;) {
        auto const row = statement->step();
        must(row.has_value(), "no answer");
        if (!*row) break;
    }
    return milliseconds() - start;
}

double time_of_find(search::Finder const& finder, std::string const& typed) {
    auto const start = milliseconds();
    auto const found = finder.find(typed, shown);
    must(found.size() <= shown, "too much was found");
    return milliseconds() - start;
}

double of_hundred(std::vector<double> times, std::size_t place) {
    std::ranges::sort(times);
    return times[times.size() * place / 100];
}

double say(char const* name, double ours, double peer, char const* unit) {
    std::printf("%s %.3f ours=%.3f%s peer=%.3f%s\n", name, ours / peer, ours, unit, peer, unit);
    return ours / peer;
}

double mebibytes_in_use() { return double(mallinfo2().uordblks + mallinfo2().hblkhd) / (1 << 20); }

} // namespace

int main() {
    auto const shipped = tests::shipped_procedures(source);
    auto const entries = ten_thousand(shipped.entries);
    auto const before = mebibytes_in_use();
    search::Finder const finder(entries, shipped.synonyms);
    auto const taken = mebibytes_in_use() - before;
    auto name = (std::filesystem::current_path() / "search-bench-XXXXXX").string();
    must(mkdtemp(name.data()) != nullptr, "no folder to work in");
    Folder const folder{name};
    auto table = table_of(folder.path / "entries.db", entries);
    double text = 0;
    for (auto const& each : entries)
        text += double(each.name.size() + each.keywords.size() + each.body.size()) / (1 << 20);
    std::vector<double> ours, peers;
    for (auto const& typed : keystrokes()) {
        ours.push_back(time_of_find(finder, typed));
        peers.push_back(time_of_like(table, typed));
    }
    auto const slow = say("search.keystroke", of_hundred(ours, 99), of_hundred(peers, 99), "ms");
    say("search.keystroke_median", of_hundred(ours, 50), of_hundred(peers, 50), "ms");
    auto const large = say("search.memory", taken, text, "MiB");
    return slow <= most_of_a_keystroke && large <= most_memory ? 0 : 1;
}
