// screen_bench: the home screen beside the same page in Chromium's kiosk mode, on one Xvfb, watched from outside, in
// turns: start to first full picture, memory, press to first changed pixel, idle CPU. Prints `NAME RATIO ours=…
// peer=…`, the ratio being ours / peer. It makes its own settings, keys and browser profiles.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <thread>

#include "tests/bench/screen/display.h"
#include "tests/bench/screen/processes.h"
#include "tests/bench/screen/settings.h"

namespace {

using Clock = std::chrono::steady_clock;
constexpr int width = 1920, height = 1080, rounds = 5, presses = 12;
// All but the head, where the time of day is: in the bar, and large while the screen rests.
constexpr bench::Area page{0, 260, width, height - 260};
// A strip of the first tile from its top to its bottom, through the finger: where the first pixel changes is each
// contestant's own affair. Narrow, so that looking does not keep the X server from them.
constexpr bench::Area tile{440, 300, 24, 300};

struct Contestant {
    std::string name;
    std::function<std::vector<std::string>(int round)> command;
    std::vector<std::uint32_t> settled; // the full picture
    std::vector<double> start_ms, memory_mib, press_ms, idle_percent;
};

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void rest(int milliseconds) { std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds)); }

[[noreturn]] void give_up(std::string const& why) {
    std::fprintf(stderr, "screen_bench: %s\n", why.c_str());
    std::exit(1);
}

// The picture a contestant comes to rest at: the same twice, a second apart, and not empty.
std::vector<std::uint32_t> settled_picture(bench::Display& display, Contestant& who) {
    bench::Program program(who.command(0), display.name());
    std::vector<std::uint32_t> last;
    for (int i = 0; i < 30; ++i) {
        rest(1000);
        auto now = display.look(page);
        bool const empty = std::all_of(now.begin(), now.end(), [&](auto pixel) { return pixel == now.front(); });
        if (!empty && now == last) return now;
        last = std::move(now);
    }
    give_up(who.name + " never shows a full picture");
}

double start_once(bench::Display& display, Contestant& who, bench::Program& program, Clock::time_point start) {
    while (milliseconds_since(start) < 20'000) {
        if (display.look(page) == who.settled) return milliseconds_since(start);
        if (!program.running()) give_up(who.name + " ended");
        rest(1);
    }
    give_up(who.name + " does not come up with its full picture");
}

double press_once(bench::Display& display) {
    auto const before = display.look(tile);
    auto const start = Clock::now();
    display.press(tile.x + tile.w / 2, tile.y + tile.h / 2);
    while (display.look(tile) == before) {
        if (milliseconds_since(start) > 5'000) give_up("a press changes nothing");
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    double const took = milliseconds_since(start);
    display.release_at(width / 2, 110);
    return took;
}

void run_round(bench::Display& display, Contestant& who, int round) {
    auto const start = Clock::now();
    bench::Program program(who.command(round), display.name());
    who.start_ms.push_back(start_once(display, who, program, start));
    rest(3000);
    who.memory_mib.push_back(program.memory_mib());
    if (who.memory_mib.back() <= 0) give_up("the memory of " + who.name + " cannot be read; run as root");
    double const cpu = program.cpu_seconds();
    rest(10'000);
    who.idle_percent.push_back((program.cpu_seconds() - cpu) * 10);
    for (int i = 0; i < presses; ++i) {
        who.press_ms.push_back(press_once(display));
        rest(700); // the answer to the press has faded
    }
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void print(char const* name, std::vector<double> const& ours, std::vector<double> const& peer, char const* unit) {
    double const a = median(ours), b = median(peer);
    std::printf("%s %.4f ours=%.3f%s peer=%.3f%s\n", name, b > 0 ? a / b : 0, a, unit, b, unit);
}

std::vector<std::string> chromium(std::string const& profiles, int round) {
    auto const profile = profiles + "/profile-" + std::to_string(round);
    std::filesystem::remove_all(profile);
    return {"chromium",
            "--kiosk",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-breakpad",
            "--disable-features=Translate",
            "--hide-scrollbars",
            "--window-size=1920,1080",
            "--user-data-dir=" + profile,
            "file://" TRAMSO_SOURCE_DIR "/tests/bench/screen/home.html"};
}

// A folder that is gone at the end, also of Chromium's profiles.
class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "screen_bench-XXXXXX").string();
        if (!mkdtemp(name.data())) give_up("no temporary folder");
        path = name;
    }
    ~Folder() {
        std::error_code error;
        std::filesystem::remove_all(path, error);
    }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    std::filesystem::path path;
};

} // namespace

int main() {
    Folder const folder;
    bench::Display display(width, height);
    std::string const config = bench::make_settings(folder.path), profiles = folder.path;
    std::vector<std::string> const kiosk{TRAMSO_BIN_DIR "/tramso-kiosk", "--config", config};
    Contestant ours{"tramso-kiosk", [&](int) { return kiosk; }, {}, {}, {}, {}, {}};
    Contestant peer{"chromium", [&](int round) { return chromium(profiles, round); }, {}, {}, {}, {}, {}};
    for (auto* who : {&ours, &peer})
        who->settled = settled_picture(display, *who);
    for (int round = 1; round <= rounds; ++round)
        for (auto* who : {&ours, &peer})
            run_round(display, *who, round);
    print("screen-start", ours.start_ms, peer.start_ms, "ms");
    print("screen-memory", ours.memory_mib, peer.memory_mib, "MiB");
    print("screen-press", ours.press_ms, peer.press_ms, "ms");
    print("screen-idle-cpu", ours.idle_percent, peer.idle_percent, "%");
    return 0;
}
