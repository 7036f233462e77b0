// outbox_bench: an outbox with 100,000 reports waiting beside one with 1,000, in turns: `outbox.open`, `outbox.next`
// (the next report to offer, put off and looked for again) and `outbox.memory` of a process that does both, each `NAME
// RATIO ours=… peer=…`, the ratio being many / few. `outbox_bench --work FOLDER` opens the outbox there, works on it,
// and prints the memory it took.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <unistd.h>
#include <vector>

#include "sync/outbox/outbox.h"

namespace {

using Clock = std::chrono::steady_clock;
constexpr int rounds = 61, taken_a_round = 20;

[[noreturn]] void give_up(std::string const& why) {
    std::fprintf(stderr, "outbox_bench: %s\n", why.c_str());
    std::exit(1);
}

void must(bool good, char const* what) {
    if (!good) give_up(what);
}

model::Settings settings_in(std::filesystem::path const& folder) {
    model::Settings settings;
    settings.kiosk = {"kiosk-0001", "BTN"};
    settings.outbox.file = folder / "outbox.db";
    settings.outbox.ballast_mib = 0;
    settings.outbox.keep_free_mib = 0;
    settings.seal = {folder / "city.pub", folder / "kiosk.key", {}};
    return settings;
}

base::SystemClock const& system_clock() {
    static base::SystemClock const clock;
    return clock;
}

outbox::Outbox opened(std::filesystem::path const& folder) {
    auto outbox = outbox::Outbox::open(settings_in(folder), system_clock());
    if (!outbox) give_up(outbox.error().what);
    return std::move(*outbox);
}

void store_first(std::filesystem::path const& folder) {
    base::SystemRandom random;
    model::Catalogue catalogue;
    catalogue.categories = {{"flooding", "Ngập nước", "Flooding", false}};
    catalogue.places = {{"BTN", model::PlaceKind::Station, "Bến Thành", "Ben Thanh", "26743"}};
    model::Draft draft;
    draft.category = "flooding";
    draft.place = "BTN";
    draft.text = base::PrivateText("Nước ngập đường Lê Lợi trước số nhà 24, xe không qua được.");
    auto const now = system_clock().wall();
    auto const submission = model::Submission::compose(std::move(draft), catalogue, base::make_uuid_v7(now, random),
                                                       now, "kiosk-0001", "report");
    must(submission && opened(folder).store(*submission), "a report was not stored");
}

// The first report is a real one, the rest are its row again under other ids.
void fill(std::filesystem::path const& folder, int count) {
    std::filesystem::create_directories(folder);
    must(seal::save(seal::make_city_keys().second, folder / "city.pub") &&
             seal::save(seal::make_signing_keys().first, folder / "kiosk.key"),
         "the keys were not saved");
    store_first(folder);
    auto database = db::Database::open(settings_in(folder).outbox.file);
    auto const more = "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < " +
                      std::to_string(count) +
                      ") INSERT INTO submission(id, kiosk, epoch, seq, service, created_at, city_key, previous, "
                      "sha256, signature, body, state) SELECT randomblob(16), kiosk, epoch, i, service, created_at, "
                      "city_key, previous, sha256, signature, body, 1 FROM n, submission WHERE place=1";
    must(database && database->run(more), "the outbox was not filled");
}

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double time_to_open(std::filesystem::path const& folder) {
    auto const start = Clock::now();
    auto const outbox = opened(folder);
    return milliseconds_since(start);
}

double time_to_take(outbox::Outbox& outbox) {
    auto const start = Clock::now();
    for (int i = 0; i < taken_a_round; ++i) {
        auto const due = outbox.take_due();
        must(due && *due, "nothing is due");
        auto const later = system_clock().wall() + base::Duration(3'600'000);
        must(outbox.postpone((*due)->id, "later", later).has_value(), "a report was not put off");
        must(outbox.next_due().has_value(), "no next time");
    }
    return milliseconds_since(start) / taken_a_round;
}

long kib_of(std::string const& field) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(field)) return std::atol(line.c_str() + field.size() + 1);
    give_up("no " + field + " in /proc/self/status");
}

double memory_of(std::filesystem::path const& folder) {
    auto const self = std::filesystem::read_symlink("/proc/self/exe").string();
    auto* const pipe = popen((self + " --work " + folder.string()).c_str(), "r");
    must(pipe != nullptr, "no second process");
    long kib = 0;
    bool const read = std::fscanf(pipe, "%ld", &kib) == 1;
    must(pclose(pipe) == 0 && read, "the second process failed");
    return double(kib) / 1024;
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void say(char const* name, double many, double few, char const* unit) {
    std::printf("%s %.2f ours=%.3f%s peer=%.3f%s\n", name, many / few, many, unit, few, unit);
}

void compare(std::filesystem::path const& many, std::filesystem::path const& few) {
    std::vector<double> open_many, open_few, next_many, next_few;
    for (int round = 0; round < rounds; ++round) {
        open_many.push_back(time_to_open(many));
        open_few.push_back(time_to_open(few));
    }
    auto outbox_many = opened(many), outbox_few = opened(few);
    for (int round = 0; round < rounds / 2; ++round) {
        next_many.push_back(time_to_take(outbox_many));
        next_few.push_back(time_to_take(outbox_few));
    }
    say("outbox.open", median(open_many), median(open_few), "ms");
    say("outbox.next", median(next_many), median(next_few), "ms");
    say("outbox.memory", memory_of(many), memory_of(few), "MiB");
}

} // namespace

int main(int argc, char** argv) {
    if (argc == 3 && std::string(argv[1]) == "--work") {
        auto outbox = opened(argv[2]);
        time_to_take(outbox);
        std::printf("%ld\n", kib_of("VmHWM:"));
        return 0;
    }
    if (argc != 1) give_up("usage: outbox_bench [--work FOLDER]");
    auto name = (std::filesystem::current_path() / "outbox-bench-XXXXXX").string(); // not in /tmp, which may be memory
    must(mkdtemp(name.data()) != nullptr, "no folder to work in");
    std::filesystem::path const folder(name);
    fill(folder / "many", 100'000);
    fill(folder / "few", 1'000);
    compare(folder / "many", folder / "few");
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return 0;
}
