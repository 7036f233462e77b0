// submit_bench: what a citizen waits for, beside the disk and SQLite alone, in turns in one folder; each `NAME RATIO
// ours=…/s peer=…/s`, the ratio being ours / peer:
//   submit.rate    a report stored as the screen stores it (composed, sealed, signed, chained, one commit) beside a
//   bare
//                  row of the same size committed by SQLite, WAL and FULL as well
//   submit.disk    the same beside 4 KiB written over and synced
//   submit.commit  the outbox's transaction alone, its row sealed and signed before, beside the same 4 KiB
// and `submit.fdatasync RATIO ours=… peer=1`, the syncs to disk that one store costs, counted by strace. `submit_bench
// --store COUNT FOLDER` only stores, to be counted.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <numeric>
#include <unistd.h>

#include "sync/outbox/outbox.h"
#include "sync/outbox/rows.h"

namespace {

using Clock = std::chrono::steady_clock;
constexpr int rounds = 151;
constexpr std::chrono::milliseconds slice(30);
constexpr std::size_t sealed_size = 634 + 300; // the body of a short report, and its other columns

[[noreturn]] void give_up(std::string const& why) {
    std::fprintf(stderr, "submit_bench: %s\n", why.c_str());
    std::exit(1);
}

void must(bool good, char const* what) {
    if (!good) give_up(what);
}

class Kiosk {
public:
    explicit Kiosk(std::filesystem::path const& folder) : outbox_(open(folder)) {
        catalogue_.categories = {{"flooding", "Ngập nước", "Flooding", false}};
        catalogue_.places = {{"BTN", model::PlaceKind::Station, "Bến Thành", "Ben Thanh", "26743"}};
    }

    void store_one() {
        model::Draft draft;
        draft.category = "flooding";
        draft.place = "BTN";
        draft.text = base::PrivateText("Nước ngập đường Lê Lợi trước số nhà 24, xe không qua được.");
        auto const now = clock_.wall();
        auto const submission = model::Submission::compose(std::move(draft), catalogue_, make_uuid_v7(now, random_),
                                                           now, "kiosk-0001", "report");
        must(submission.has_value() && outbox_.store(*submission).has_value(), "a report was not stored");
    }

private:
    outbox::Outbox open(std::filesystem::path const& folder) {
        auto const city = seal::make_city_keys();
        auto const signing = seal::make_signing_keys();
        must(seal::save(city.second, folder / "city.pub") && seal::save(signing.first, folder / "kiosk.key"),
             "the keys were not saved");
        model::Settings settings;
        settings.kiosk = {"kiosk-0001", "BTN"};
        settings.outbox.file = folder / "outbox.db";
        settings.outbox.ballast_mib = 0;
        settings.outbox.keep_free_mib = 0;
        settings.seal = {folder / "city.pub", folder / "kiosk.key", {}};
        auto outbox = outbox::Outbox::open(settings, clock_);
        if (!outbox) give_up(outbox.error().what);
        return std::move(*outbox);
    }

    base::SystemClock clock_;
    base::SystemRandom random_;
    model::Catalogue catalogue_;
    outbox::Outbox outbox_;
};

// SQLite and nothing else: one prepared INSERT a commit.
class Bare {
public:
    explicit Bare(std::filesystem::path const& folder) : database_(open(folder)), insert_(prepared(database_)) {}

    void store_one() {
        random_.fill(id_);
        insert_.reset();
        insert_.bind(base::ByteView(id_)).bind(base::ByteView(body_));
        must(insert_.run().has_value(), "a bare row was not stored");
    }

private:
    static db::Database open(std::filesystem::path const& folder) {
        auto database = db::Database::open(folder / "bare.db");
        must(database && database->run("CREATE TABLE row(n INTEGER PRIMARY KEY, id BLOB UNIQUE, body BLOB)"),
             "the bare database does not open");
        return std::move(*database);
    }
    static db::Statement prepared(db::Database& database) {
        auto statement = database.prepare("INSERT INTO row(id, body) VALUES(?, ?)");
        must(statement.has_value(), "the bare row is not prepared");
        return std::move(*statement);
    }

    base::SystemRandom random_;
    db::Database database_;
    db::Statement insert_;
    std::array<std::uint8_t, 16> id_{};
    base::Bytes body_ = base::Bytes(sealed_size, 7);
};

// The transaction that the outbox makes of a report, on a file that it made.
class Commit {
public:
    explicit Commit(std::filesystem::path const& folder) : kiosk_(folder), database_(open(folder)) {
        kiosk_.store_one();
        must(last_.step().has_value(), "there is no first row");
        envelope_ = outbox::read_row(last_);
        last_.reset();
    }

    void store_one() {
        random_.fill(envelope_.id.bytes);
        must(database_.transaction([this] { return insert(); }).has_value(), "a row was not committed");
    }

private:
    base::Result<void, db::Failure> insert() {
        db::Use epoch(epoch_), last(last_), insert(insert_);
        TRY(epoch->step());
        TRY(last->step());
        envelope_.seq = outbox::read_row(*last).seq + 1;
        outbox::bind_row(*insert, envelope_);
        return insert->bind(std::int64_t{1}).run();
    }
    static db::Database open(std::filesystem::path const& folder) {
        auto database = db::Database::open(folder / "outbox.db");
        must(database.has_value(), "the outbox does not open");
        return std::move(*database);
    }
    db::Statement prepared(std::string const& sql) {
        auto statement = database_.prepare(sql);
        must(statement.has_value(), "a statement is not prepared");
        return std::move(*statement);
    }

    Kiosk kiosk_;
    base::SystemRandom random_;
    wire::Envelope envelope_;
    db::Database database_;
    db::Statement epoch_ = prepared("SELECT value FROM meta WHERE name='epoch'");
    db::Statement last_ =
        prepared(std::string("SELECT ") + outbox::row_columns + " FROM submission ORDER BY place DESC LIMIT 1");
    db::Statement insert_ = prepared(outbox::insert_row);
};

// Four KiB over what lies there, and synced: the least that keeps anything through a power cut.
class Disk {
public:
    explicit Disk(std::filesystem::path const& folder)
        : file_(::open((folder / "raw").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        for (std::size_t page = 0; page < pages; ++page)
            store_one();
    }
    Disk(Disk const&) = delete;
    Disk& operator=(Disk const&) = delete;
    ~Disk() { ::close(file_); }

    void store_one() {
        auto const at = static_cast<off_t>(next_++ % pages * page_.size());
        must(::pwrite(file_, page_.data(), page_.size(), at) == static_cast<ssize_t>(page_.size()) &&
                 ::fdatasync(file_) == 0,
             "a page was not written");
    }

private:
    static constexpr std::size_t pages = 1024;
    int file_;
    std::size_t next_ = 0;
    base::Bytes page_ = base::Bytes(4096, 7);
};

double rate_in_a_slice(std::function<void()> const& store_one) {
    auto const start = Clock::now();
    int count = 0;
    while (Clock::now() - start < slice) {
        store_one();
        ++count;
    }
    return count / std::chrono::duration<double>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void say(char const* name, double ours, double peer) {
    std::printf("%s %.3f ours=%.0f/s peer=%.0f/s\n", name, ours / peer, ours, peer);
}

void compare_rates(std::filesystem::path const& folder) {
    std::filesystem::create_directory(folder / "commit");
    Kiosk kiosk(folder);
    Commit commit(folder / "commit");
    Bare bare(folder);
    Disk disk(folder);
    std::vector<double> stores, commits, bares, raws;
    for (int round = 0; round < rounds; ++round) {
        stores.push_back(rate_in_a_slice([&] { kiosk.store_one(); }));
        bares.push_back(rate_in_a_slice([&] { bare.store_one(); }));
        commits.push_back(rate_in_a_slice([&] { commit.store_one(); }));
        raws.push_back(rate_in_a_slice([&] { disk.store_one(); }));
    }
    say("submit.rate", median(stores), median(bares));
    say("submit.disk", median(stores), median(raws));
    say("submit.commit", median(commits), median(raws));
}

// The syncs to disk of a process of ours that stores so many reports.
int syncs_for(int count, std::filesystem::path const& folder) {
    std::filesystem::create_directory(folder);
    auto const log = folder / "strace";
    auto const self = std::filesystem::read_symlink("/proc/self/exe");
    auto const command = "ASAN_OPTIONS=detect_leaks=0 strace -f -qq -e trace=fdatasync,fsync -o " + log.string() + " " +
                         self.string() + " --store " + std::to_string(count) + " " + folder.string();
    must(std::system(command.c_str()) == 0, "strace does not run");
    std::ifstream calls(log);
    int found = 0;
    for (std::string line; std::getline(calls, line);)
        ++found;
    return found;
}

// A hundred reports are less than the log holds before a checkpoint, so that opening and closing are all that is
// beside.
void count_syncs(std::filesystem::path const& folder) {
    constexpr int count = 100;
    auto const each = double(syncs_for(count, folder / "many") - syncs_for(0, folder / "none")) / count;
    std::printf("submit.fdatasync %.2f ours=%.2f peer=1\n", each, each);
}

} // namespace

int main(int argc, char** argv) {
    if (argc == 4 && std::string(argv[1]) == "--store") {
        Kiosk kiosk(argv[3]);
        for (int left = std::atoi(argv[2]); left > 0; --left)
            kiosk.store_one();
        return 0;
    }
    if (argc != 1) give_up("usage: submit_bench [--store COUNT FOLDER]");
    auto name = (std::filesystem::current_path() / "submit-bench-XXXXXX").string(); // not in /tmp, which may be memory
    must(mkdtemp(name.data()) != nullptr, "no folder to work in");
    compare_rates(name);
    count_syncs(name);
    std::error_code ignored;
    std::filesystem::remove_all(name, ignored);
    return 0;
}
