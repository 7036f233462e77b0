// submit_bench: a report stored as the screen stores it (composed, sealed, signed, chained, one commit) beside a bare
// row of the same size committed by SQLite alone, WAL and FULL as well, in turns in one folder. Prints `submit.rate
// RATIO ours=…/s peer=…/s`, the ratio being ours / peer, and `submit.fdatasync RATIO ours=… peer=1`, the syncs to disk
// that one store costs, counted by strace. `submit_bench --store COUNT FOLDER` only stores, to be counted.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <numeric>
#include <unistd.h>

#include "sync/outbox/outbox.h"

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

void compare_rates(std::filesystem::path const& folder) {
    Kiosk kiosk(folder);
    Bare bare(folder);
    std::vector<double> ours, peer;
    for (int round = 0; round < rounds; ++round) {
        ours.push_back(rate_in_a_slice([&] { kiosk.store_one(); }));
        peer.push_back(rate_in_a_slice([&] { bare.store_one(); }));
    }
    auto const a = median(ours), b = median(peer);
    std::printf("submit.rate %.3f ours=%.0f/s peer=%.0f/s\n", a / b, a, b);
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
