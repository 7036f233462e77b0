// tramso simulate: a dock for the simulated devices of a kiosk, in a terminal: what they are is shown, and changed
// while the screen's program works. With words behind it, one change and no more.
#include <cstdio>
#include <iostream>
#include <memory>
#include <unistd.h>

#include "config/load.h"
#include "drivers/simulated/dock.h"
#include "kiosk/base/text.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/house.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path config;
    std::vector<std::string> words; // "printer paper-out"
    bool json = false;
};

void show(model::Settings const& settings, bool json) {
    for (auto const& device : simulated::devices(settings)) {
        auto const state = simulated::state_of(device);
        if (json)
            std::printf("{\"device\":%s,\"state\":%s}\n", json_text(device.name).c_str(), json_text(state).c_str());
        else
            std::printf("  %-8s %s\n", device.name.c_str(), state.c_str());
    }
    std::fflush(stdout);
}

void help(model::Settings const& settings) {
    for (auto const& device : simulated::devices(settings)) {
        std::printf("  %s", device.name.c_str());
        for (auto const state : device.states)
            std::printf(" %s%s", state == device.states.front() ? "" : "| ", std::string(state).c_str());
        std::printf("%s\n", device.name == "printer" ? " | paper-out-after BANDS"
                            : device.name == "chip"  ? " | NAME|NUMBER"
                                                     : "");
    }
    if (simulated::scanned_at(settings)) std::printf("  scan TEXT\n");
    std::printf("  quit\n");
    std::fflush(stdout);
}

// "printer paper-out" or "scan TEXT".
base::Result<> change(model::Settings const& settings, std::string_view line) {
    auto const blank = line.find(' ');
    auto const name = line.substr(0, blank);
    auto const rest = blank == std::string_view::npos ? std::string_view() : line.substr(blank + 1);
    if (auto const place = simulated::scanned_at(settings); place && name == "scan" && !rest.empty())
        return simulated::hold(*place, rest);
    for (auto const& device : simulated::devices(settings))
        if (device.name == name) return simulated::set_state(device, rest);
    return base::failure(base::ErrorKind::Invalid, "no simulated device of this kiosk: " + std::string(name));
}

// A person types; each line is answered, and a wrong one said.
int talk(model::Settings const& settings) {
    bool const asks = ::isatty(STDIN_FILENO) != 0;
    show(settings, false);
    help(settings);
    bool all_done = true;
    for (std::string line; (asks ? (std::printf("> "), std::fflush(stdout)) : 0), std::getline(std::cin, line);) {
        auto const said = base::trimmed(line);
        if (said == "quit") break;
        if (said.empty()) continue;
        auto const changed = change(settings, said);
        if (!changed) std::printf("  %s\n", changed.error().what.c_str());
        all_done = all_done && changed;
        show(settings, false);
    }
    return all_done ? done : not_done;
}

int run(Options const& options) {
    auto const settings = config::load_kiosk(options.config);
    if (!settings) return refuse("simulate", config::text_of(settings.error()));
    if (simulated::devices(*settings).empty() && !simulated::scanned_at(*settings))
        return refuse("simulate", "the settings name no simulated device");
    if (options.words.empty() && !options.json) return talk(*settings);
    std::string line;
    for (auto const& word : options.words)
        line += (line.empty() ? "" : " ") + word;
    if (!line.empty())
        if (auto const changed = change(*settings, line); !changed) return refuse("simulate", changed.error().what);
    show(*settings, options.json);
    return done;
}

} // namespace

void add_simulate(CLI::App& program, int& exit) {
    auto* simulate = program.add_subcommand("simulate", "look at the simulated devices, and change them");
    auto const options = std::make_shared<Options>();
    simulate->add_option("--config", options->config, "settings, kiosk.toml")->required()->check(CLI::ExistingFile);
    simulate->add_flag("--json", options->json, "what they are, a JSON line a device");
    simulate->add_option("change", options->words, "DEVICE STATE, or scan TEXT; nothing: asks on standard input");
    simulate->callback([options, &exit] { exit = run(*options); });
}

} // namespace cli
